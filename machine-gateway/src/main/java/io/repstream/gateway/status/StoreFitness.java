package io.repstream.gateway.status;

import io.repstream.gateway.redis.RedisFault;

/** Whether the store is the one this gateway may write to. Blocks. */
public interface StoreFitness {
  Fitness check();

  /** What the check found. */
  sealed interface Fitness {
    /** It is. */
    record Fit() implements Fitness {}

    /** It is not, and waiting does not help. */
    record Unfit(String reason) implements Fitness {}

    /** It is away, so nobody knows. */
    record Away(RedisFault fault) implements Fitness {}
  }
}
