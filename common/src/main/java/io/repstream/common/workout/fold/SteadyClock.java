package io.repstream.common.workout.fold;

import io.repstream.common.workout.Position;
import io.repstream.common.workout.TimedSample;
import org.jspecify.annotations.Nullable;

/**
 * Sample time that never runs backwards: a clock that is set back within a boot stands still
 * instead, so that a step is never a duration. For one thread.
 */
final class SteadyClock {
  private long correctionMs;

  /**
   * @param correctionMs what the machine's clock was set back within the boot so far
   */
  SteadyClock(long correctionMs) {
    this.correctionMs = correctionMs;
  }

  /** What the machine's clock was set back within the boot so far. */
  long correctionMs() {
    return correctionMs;
  }

  /**
   * Where the next sample lies.
   *
   * @param before the sample before it; null for the first
   */
  Position place(TimedSample sample, @Nullable Position before) {
    return new Position(sample.bootId(), sample.seq(), timeOf(sample, before));
  }

  private long timeOf(TimedSample sample, @Nullable Position before) {
    if (before == null) {
      return sample.timeMs();
    }
    if (!before.bootId().equals(sample.bootId())) {
      correctionMs = 0;
    }
    long timeMs = sample.timeMs() + correctionMs;
    if (timeMs < before.timeMs()) {
      correctionMs += before.timeMs() - timeMs;
      return before.timeMs();
    }
    return timeMs;
  }
}
