package io.repstream.api.ingest.work;

import io.repstream.api.ingest.share.ShareRules;
import java.time.Duration;

/**
 * The pace and the bounds of ingest.
 *
 * @param renewEvery pause between two renewals of the lease
 * @param readEvery pause between two reads of a stream; entries that come meanwhile share a round
 *     trip
 * @param writeEvery pause between two writes to the document store
 * @param sweepEvery pause between two looks for workouts that have ended without a sample
 * @param tidyEvery pause between two rounds of claiming, trimming and looking for forgotten
 *     workouts
 * @param claimAfter for how long nobody may have touched an entry that is claimed
 * @param entriesPerRead most entries in one read
 * @param samplesPerWrite a write is due early with this many samples
 * @param entriesWaiting nothing more is read while this many entries wait for their machines
 * @param refoldsPerWrite most machines not in use that are folded again in one write
 * @param machinesInMemory most machines of a shard that are kept between writes
 */
public record IngestRules(
    Duration renewEvery,
    Duration readEvery,
    Duration writeEvery,
    Duration sweepEvery,
    Duration tidyEvery,
    Duration claimAfter,
    int entriesPerRead,
    int samplesPerWrite,
    int entriesWaiting,
    int refoldsPerWrite,
    int machinesInMemory) {
  /** For production. */
  public static IngestRules standard() {
    return new IngestRules(
        ShareRules.standard().renewEvery(),
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        256,
        20_000,
        20_000,
        50,
        5_000);
  }
}
