package io.repstream.common.workout.fold;

import java.util.Map;
import java.util.TreeMap;

/**
 * Sequence numbers as ranges: one range for a boot without losses, however long. For one thread.
 *
 * <p>Bounded: of a boot with very many holes the lowest ranges are forgotten.
 */
final class SeqSet {
  static final int MOST_RANGES = 1_024;

  private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

  void add(long seq) {
    Map.Entry<Long, Long> below = lastByFirst.floorEntry(seq);
    if (below != null && seq <= below.getValue()) {
      return;
    }
    long first = below != null && below.getValue() == seq - 1 ? below.getKey() : seq;
    Long joined = lastByFirst.remove(seq + 1);
    lastByFirst.put(first, joined == null ? seq : joined);
    if (lastByFirst.size() > MOST_RANGES) {
      lastByFirst.pollFirstEntry();
    }
  }

  boolean contains(long seq) {
    Map.Entry<Long, Long> range = lastByFirst.floorEntry(seq);
    return range != null && seq <= range.getValue();
  }
}
