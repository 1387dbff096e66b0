/**
 * Identities: one record for each kind, so that a gym's id never stands where a machine's is meant.
 *
 * <p>Ids that Repstream mints are UUIDv7. A machine id is text, because vendors may bring their
 * own.
 */
@NullMarked
package io.repstream.common.id;

import org.jspecify.annotations.NullMarked;
