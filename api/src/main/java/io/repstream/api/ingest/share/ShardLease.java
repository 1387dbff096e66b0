package io.repstream.api.ingest.share;

import java.util.OptionalLong;

/**
 * The right to be a shard's only reader. It spreads work and keeps order; two holders for a moment
 * do no harm. Safe for all threads; calls may block and throw where the store is away.
 */
public interface ShardLease {
  /**
   * Takes the lease if it is free, or renews our own.
   *
   * @return the epoch, which rises with every new holder; empty where another process holds it
   */
  OptionalLong hold();

  /** Gives our lease back, if it is ours. */
  void release();
}
