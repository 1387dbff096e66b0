package io.repstream.common.workout.fold;

import io.repstream.common.id.BootId;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.TimedSample;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a machine's samples as they arrive, each as often as it likes, and folds those that are
 * next. For one thread.
 */
public final class MachineFold {
  /** A machine that reboots more often is folded again when an old boot's sample repeats. */
  private static final int MOST_BOOTS = 16;

  private final WorkoutFold fold;
  private final Map<BootId, SeqSet> known = new LinkedHashMap<>();

  /**
   * @param fold owned by this object from here on, at its restart point
   */
  public MachineFold(WorkoutFold fold) {
    this.fold = fold;
  }

  /** What became of a sample. */
  public enum Outcome {
    /** It was the next one. */
    FOLDED,
    /** It is already folded. */
    KNOWN,
    /** It belongs before one that is folded: fold again from the stored samples. */
    OUT_OF_ORDER
  }

  /**
   * Takes a sample.
   *
   * @param bootStartMs sample time of the lowest sequence number known of its boot
   */
  public Outcome accept(TimedSample sample, long bootStartMs) {
    SeqSet seqs = known.get(sample.bootId());
    if (seqs != null && seqs.contains(sample.seq())) {
      return Outcome.KNOWN;
    }
    if (!isNext(sample, seqs, bootStartMs)) {
      return Outcome.OUT_OF_ORDER;
    }
    replay(sample);
    return Outcome.FOLDED;
  }

  /** Takes a sample of which the caller knows that it is the next one. */
  public void replay(TimedSample sample) {
    fold.accept(sample);
    if (known.size() == MOST_BOOTS && !known.containsKey(sample.bootId())) {
      known.remove(known.keySet().iterator().next());
    }
    known.computeIfAbsent(sample.bootId(), _ -> new SeqSet()).add(sample.seq());
  }

  /** The fold, to be read only. */
  public WorkoutFold fold() {
    return fold;
  }

  private boolean isNext(TimedSample sample, @Nullable SeqSet seqs, long bootStartMs) {
    Position last = fold.position();
    if (last == null) {
      return true;
    }
    if (last.bootId().equals(sample.bootId())) {
      return sample.seq() > last.seq();
    }
    return seqs == null && bootStartMs > last.timeMs();
  }
}
