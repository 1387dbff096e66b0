/**
 * The Repstream Machine Protocol 1 (RMP/1): messages, their bytes and their proofs, without any
 * I/O.
 *
 * <p>The vendor's text is {@code machine-gateway/PROTOCOL.md}. Both ends use this package: the
 * gateway, and the fleet simulator as a machine.
 */
@NullMarked
package io.repstream.common.rmp;

import org.jspecify.annotations.NullMarked;
