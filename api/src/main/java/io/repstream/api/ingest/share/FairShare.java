package io.repstream.api.ingest.share;

import java.util.List;
import java.util.SortedSet;

/**
 * Spreads shards over the workers that are alive: as many for each as for any other, and one more
 * for the first few where they do not divide. It says how many, not which, so that workers need not
 * talk to each other: who has too many lets one go, who has too few takes any that is free.
 *
 * <p>Workers are sorted by id, and ids rise with time. So a worker that joins takes shares from
 * others and gives none, and one that leaves does the opposite: no shard moves twice.
 *
 * @param shards how many there are
 * @param workers ids of those that are alive, sorted, each once
 */
public record FairShare(int shards, List<String> workers) {
  public FairShare {
    workers = workers.stream().sorted().distinct().toList();
    if (shards < 1) {
      throw new IllegalArgumentException("there is at least one shard");
    }
  }

  /** How many shards a worker is to hold; none for one that is not alive. */
  public int of(String worker) {
    int place = workers.indexOf(worker);
    if (place < 0) {
      return 0;
    }
    int most = shards / workers.size();
    return place < shards % workers.size() ? most + 1 : most;
  }

  /**
   * What a worker is to do next.
   *
   * @param held the shards that it holds
   */
  public Move move(String worker, SortedSet<Integer> held) {
    int share = of(worker);
    if (held.size() > share) {
      return new Move.HandOver(held.last());
    }
    return held.size() < share ? new Move.Take(share - held.size()) : new Move.Stay();
  }

  /** One step towards the fair share. */
  public sealed interface Move {
    /** Take shards that are free. */
    record Take(int atMost) implements Move {}

    /** Finish the work on a shard and let it go. */
    record HandOver(int shard) implements Move {}

    /** Nothing to do. */
    record Stay() implements Move {}
  }
}
