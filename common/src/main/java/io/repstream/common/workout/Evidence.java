package io.repstream.common.workout;

import io.repstream.common.id.BootId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which samples a workout rests on.
 *
 * @param ranges one for each boot, in order of time
 * @param sampleCount how many samples are in the ranges; less than their width where some are lost
 */
public record Evidence(List<SeqRange> ranges, long sampleCount) {
  /** Nothing yet. */
  public static final Evidence NONE = new Evidence(List.of(), 0);

  public Evidence {
    ranges = List.copyOf(ranges);
  }

  /** Samples of one boot, both ends inclusive. */
  public record SeqRange(BootId bootId, long firstSeq, long lastSeq) {
    public SeqRange {
      if (firstSeq < 1 || lastSeq < firstSeq) {
        throw new IllegalArgumentException("not a range of sequence numbers");
      }
    }

    /** Whether a sample of this boot lies in it. */
    public boolean contains(long seq) {
      return seq >= firstSeq && seq <= lastSeq;
    }
  }

  /** With the next sample, which lies after all others. */
  public Evidence plus(BootId bootId, long seq) {
    if (!ranges.isEmpty() && ranges.getLast().bootId().equals(bootId)) {
      SeqRange wider = new SeqRange(bootId, ranges.getLast().firstSeq(), seq);
      if (ranges.size() == 1) {
        return new Evidence(List.of(wider), sampleCount + 1);
      }
      List<SeqRange> more = new ArrayList<>(ranges);
      more.set(more.size() - 1, wider);
      return new Evidence(more, sampleCount + 1);
    }
    List<SeqRange> more = new ArrayList<>(ranges);
    more.add(new SeqRange(bootId, seq, seq));
    return new Evidence(more, sampleCount + 1);
  }
}
