package io.repstream.perf.oracle;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What machines remember.
 *
 * @param samples by boot and sequence number
 * @param marks in the order in which machines were told of them
 * @param tornLines lines that a crash of the fleet cut off: at most the last one
 */
public record LedgerContents(
    SortedMap<MachineBoot, NavigableMap<Long, Sample>> samples, List<Mark> marks, int tornLines) {
  public LedgerContents {
    samples = new TreeMap<>(samples);
    marks = List.copyOf(marks);
  }

  /**
   * A sample that a machine measured.
   *
   * @param value its payload
   */
  public record Sample(int kind, ByteBuffer value, Acked acked) {}

  /** Whether a machine may forget a sample. */
  public enum Acked {
    YES,
    NO
  }

  /**
   * A machine was told up to where its samples are stored.
   *
   * @param told by which frame: WELCOME or ACK
   */
  public record Mark(MachineBoot boot, long durableThroughSeq, String told) {}

  long sampleCount() {
    return samples.values().stream().mapToLong(NavigableMap::size).sum();
  }

  long ackedCount() {
    return samples.values().stream()
        .flatMap(ofBoot -> ofBoot.values().stream())
        .filter(sample -> sample.acked() == Acked.YES)
        .count();
  }
}
