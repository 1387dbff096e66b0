package io.repstream.api.ingest;

/** How far a write came. */
enum WriteOutcome {
  /** Everything is stored and acknowledged. */
  DONE,
  /**
   * All samples are stored, and all is acknowledged but for machines whose workouts wait for the
   * next write.
   */
  PARTLY,
  /** Another worker holds the shard and will do it again. */
  LEASE_LOST
}
