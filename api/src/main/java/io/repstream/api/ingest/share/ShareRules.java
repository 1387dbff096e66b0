package io.repstream.api.ingest.share;

import java.time.Duration;

/**
 * The pace at which shards change hands.
 *
 * @param leaseLife for how long a lease outlives its holder
 * @param renewEvery pause between two renewals of a lease
 * @param workerLife for how long a worker counts as alive after it was last heard of; shorter than
 *     a lease, so that the others are due the shards of a dead one when its leases end
 * @param balanceEvery pause between two looks at the shares, and so between two hand-overs
 */
public record ShareRules(
    Duration leaseLife, Duration renewEvery, Duration workerLife, Duration balanceEvery) {
  public ShareRules {
    if (renewEvery.multipliedBy(2).compareTo(leaseLife) > 0
        || balanceEvery.multipliedBy(2).compareTo(workerLife) > 0) {
      throw new IllegalArgumentException("one missed renewal must not end a lease or a worker");
    }
  }

  /** For production. */
  public static ShareRules standard() {
    return new ShareRules(
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofSeconds(6),
        Duration.ofSeconds(1));
  }
}
