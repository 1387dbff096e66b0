/**
 * The audit log: security events and what staff did, as a chain of entries for each tenant and one
 * for the installation. Entries are only ever added; each carries a keyed hash of its content and
 * of the entry before, so that a changed, removed or inserted entry is found. The last hash is
 * logged with each entry, which makes a cut-off end found, too.
 *
 * <p>Entries hold ids, never names, addresses or figures: they outlive the people they are about.
 *
 * <p>Owns collection {@code auditEntries} (indexes: {@code eventId} unique; {@code tenant,
 * number}).
 */
@NullMarked
package io.repstream.api.audit;

import org.jspecify.annotations.NullMarked;
