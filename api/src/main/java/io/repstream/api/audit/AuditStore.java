package io.repstream.api.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the audit log is kept. Safe for all threads; calls may block. */
public interface AuditStore {
  /**
   * Adds an entry.
   *
   * @return false where its number or its event is there
   */
  boolean add(AuditEntry entry);

  /** The last entry of a tenant. */
  Optional<AuditEntry> last(String tenant);

  /** Whether an event is there. */
  boolean has(String eventId);

  /** Entries of a tenant above a number, the first first. */
  List<AuditEntry> above(String tenant, long number, int limit);

  /**
   * Entries of a tenant, the latest first.
   *
   * @param before those below a number, or the latest
   */
  List<AuditEntry> latest(String tenant, OptionalLong before, int limit);
}
