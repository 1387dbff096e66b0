package io.repstream.api.ingest.apply;

/**
 * Tells an outage from a fault of our own: a sample that fails while the stores take writes fails
 * for itself. Safe for all threads; calls may block.
 */
@FunctionalInterface
public interface StoreCheck {
  /** Whether all stores that ingest writes to take writes right now. */
  boolean takesWrites();
}
