package io.repstream.api.ingest.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One shard's stream, as the worker that holds its lease sees it. For one thread; calls may block
 * as long as the store's timeouts say and throw where it is away.
 */
public interface TelemetryStream {
  /** Makes sure that stream and group exist. */
  void open();

  /**
   * Entries that were read before and never acknowledged, in order.
   *
   * @param after the last one seen, or empty from the first
   */
  List<Redelivery> pending(Optional<String> after, int limit);

  /** The next entries, never read before; none where there are none now. */
  List<StreamEntry> next(int limit);

  /**
   * Takes over entries that a worker read and left.
   *
   * @param minIdle for how long nobody may have touched them
   */
  Claim claim(Duration minIdle);

  /**
   * Acknowledges entries, if the lease is still ours.
   *
   * @return false where another worker holds the shard: it will read them again
   */
  boolean acknowledge(Collection<String> entryIds, long leaseEpoch);

  /** Puts a whole entry aside and acknowledges it. */
  void bury(DeadLetter entry);

  /** Puts a part of an entry aside; the rest goes on. */
  void buryPart(DeadLetter part);

  /**
   * Removes what every group has read and acknowledged.
   *
   * @return how many entries
   */
  long trim();

  /** How much the stream holds now. */
  Backlog backlog();
}
