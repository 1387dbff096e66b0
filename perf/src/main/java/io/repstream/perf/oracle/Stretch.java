package io.repstream.perf.oracle;

import io.repstream.perf.oracle.CountReader.Counts;
import io.repstream.perf.oracle.StoredContents.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Samples of a boot between two sign-outs, and what they sum up to: what a workout must tell.
 *
 * @param spanMs by the machine's clock
 * @param meters NaN where the machine counts none
 * @param kcal NaN where the machine counts none
 * @param repetitions samples of kind 02
 */
record Stretch(
    MachineBoot boot,
    long firstSeq,
    long lastSeq,
    long spanMs,
    double meters,
    double kcal,
    long repetitions) {
  private static final int FTMS = 1;
  private static final int REPETITION = 2;
  private static final int SIGN_OUT = 5;

  /** Anonymous use is a workout from 10 s of motion on; around that the oracle has no opinion. */
  private static final long SURELY_TOO_SHORT_MS = 8_000;

  private static final long SURELY_LONG_ENOUGH_MS = 12_000;

  boolean mustBeWorkout() {
    return isActive() && spanMs >= SURELY_LONG_ENOUGH_MS;
  }

  /** Counts in whole units may stand still while a machine moves. */
  boolean mayBeWorkout() {
    return spanMs >= SURELY_TOO_SHORT_MS;
  }

  private boolean isActive() {
    return meters > 0 || kcal > 0 || repetitions > 0;
  }

  /** Cuts the samples of a boot, of which only the first copy of each counts. */
  static List<Stretch> of(MachineBoot boot, NavigableMap<Long, List<Sample>> samples) {
    List<Stretch> stretches = new ArrayList<>();
    Sum sum = new Sum(boot, 0, 0);
    for (Map.Entry<Long, List<Sample>> entry : samples.entrySet()) {
      Sample sample = entry.getValue().getFirst();
      sum.take(entry.getKey(), sample);
      if (sample.kind() == SIGN_OUT) {
        stretches.add(sum.stretch());
        sum = new Sum(boot, sum.lastMeters, sum.lastKcal);
      }
    }
    if (sum.firstSeq > 0) {
      stretches.add(sum.stretch());
    }
    return stretches;
  }

  /** The sum under way; a machine begins to count at 0, and again whenever a count falls. */
  private static final class Sum {
    private final MachineBoot boot;
    private double lastMeters;
    private double lastKcal;
    private double meters = Double.NaN;
    private double kcal = Double.NaN;
    private long repetitions;
    private long firstSeq;
    private long lastSeq;
    private long fromMs;
    private long toMs;

    Sum(MachineBoot boot, double lastMeters, double lastKcal) {
      this.boot = boot;
      this.lastMeters = lastMeters;
      this.lastKcal = lastKcal;
    }

    void take(long seq, Sample sample) {
      if (firstSeq == 0) {
        firstSeq = seq;
        fromMs = sample.machineTimeMs();
      }
      lastSeq = seq;
      toMs = sample.machineTimeMs();
      if (sample.kind() == REPETITION) {
        repetitions++;
      }
      if (sample.kind() == FTMS) {
        count(CountReader.read(sample.raw()));
      }
    }

    private void count(Counts counts) {
      if (!Double.isNaN(counts.meters())) {
        meters = orZero(meters) + step(lastMeters, counts.meters());
        lastMeters = counts.meters();
      }
      if (!Double.isNaN(counts.kcal())) {
        kcal = orZero(kcal) + step(lastKcal, counts.kcal());
        lastKcal = counts.kcal();
      }
    }

    private static double orZero(double sum) {
      return Double.isNaN(sum) ? 0 : sum;
    }

    private static double step(double last, double now) {
      return now >= last ? now - last : now;
    }

    Stretch stretch() {
      return new Stretch(boot, firstSeq, lastSeq, toMs - fromMs, meters, kcal, repetitions);
    }
  }
}
