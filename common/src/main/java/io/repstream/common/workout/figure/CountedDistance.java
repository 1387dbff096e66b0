package io.repstream.common.workout.figure;

import io.repstream.common.id.BootId;
import java.util.ArrayList;
import java.util.List;

/**
 * Metres by the machine's own count, and how each sample's count is read as metres of the workout.
 *
 * @param meters so far
 * @param bases from which sample on the machine's count plus an offset is the workout's distance;
 *     one at the begin, one more after each restart of the count
 */
public record CountedDistance(double meters, List<Base> bases) {
  static final CountedDistance NONE = new CountedDistance(0, List.of());

  /** A machine whose count keeps jumping gets no more bases: its distance over time is unknown. */
  static final int MOST_BASES = 64;

  public CountedDistance {
    bases = List.copyOf(bases);
  }

  /**
   * An offset between the machine's count and the workout's distance.
   *
   * @param bootId of the first sample that it holds for
   * @param fromSeq of that sample
   * @param offsetMeters to add to the count
   */
  public record Base(BootId bootId, long fromSeq, double offsetMeters) {}

  /** Whether the machine counts metres at all. */
  boolean isKnown() {
    return !bases.isEmpty();
  }

  CountedDistance plus(double gain, double count, BootId bootId, long seq) {
    if (Double.isNaN(count)) {
      return this;
    }
    double total = meters + gain;
    double offset = total - count;
    boolean sameBase =
        isKnown()
            && bases.getLast().bootId().equals(bootId)
            && bases.getLast().offsetMeters() == offset;
    if (sameBase || bases.size() == MOST_BASES) {
      return new CountedDistance(total, bases);
    }
    List<Base> more = new ArrayList<>(bases);
    more.add(new Base(bootId, seq, offset));
    return new CountedDistance(total, more);
  }
}
