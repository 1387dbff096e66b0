package io.repstream.common.workout.part;

import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Calibration;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.strength.StrengthSets;
import io.repstream.common.workout.figure.Totals;
import io.repstream.common.workout.figure.Totals.Measured;
import io.repstream.common.workout.figure.Totals.Motion;
import io.repstream.common.workout.figure.WorkoutFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes down the parts of a workout while it goes on. What comes after the last motion is kept
 * apart until motion shows that the workout went on. Bounded; for one thread.
 */
public final class Course {
  static final int MOST_LAPS = 500;
  static final int MOST_PAUSES = 1_000;

  /** Shorter ones are the rhythm of the work. */
  static final long LEAST_PAUSE_MS = 10_000;

  /** As part of a lap: who comes this far past its end in one step was not seen on the way. */
  private static final double MOST_BEYOND = 0.1;

  private static final int HIGHEST_HEART_RATE = 254;

  private final long startMs;
  private final StrengthSets sets = new StrengthSets();
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Lap> laps = new ArrayList<>();
  private final TreeMap<Integer, Long> heartRates = new TreeMap<>();
  private final TreeMap<Integer, Long> heartRatesAtRest = new TreeMap<>();
  private long lastMotionMs;
  private long lapStartMs;
  private double lapEndsAtMeters = Double.NaN;
  private double lastMeters;
  private @Nullable TrainingState phase;
  private Totals lap = Totals.NONE;
  private Totals movedLap = Totals.NONE;

  /**
   * @param startMs sample time of the begin
   */
  public Course(long startMs) {
    this.startMs = startMs;
    this.lastMotionMs = startMs;
    this.lapStartMs = startMs;
  }

  /**
   * Takes a measurement.
   *
   * @param metersSoFar of the whole workout
   * @param training what the machine says of the training that it runs; null where it does not
   */
  public void measure(
      Measured measured, long timeMs, double metersSoFar, @Nullable TrainingState training) {
    if (measured.motion() == Motion.MOVING) {
      boolean isPhase = training != null && training.isPhase();
      beginPhase(isPhase ? training : null, timeMs - measured.intervalMs());
    }
    lap = lap.plus(measured);
    double bpm = measured.reading().heartRateBpm();
    if (bpm >= 1 && bpm <= HIGHEST_HEART_RATE) {
      heartRatesAtRest.merge((int) bpm, measured.intervalMs(), Long::sum);
    }
    if (measured.motion() == Motion.MOVING) {
      moved(timeMs - measured.intervalMs(), timeMs);
      endLap(measured.reading().machineType(), timeMs, metersSoFar);
    }
    lastMeters = Double.isNaN(metersSoFar) ? lastMeters : metersSoFar;
  }

  /** How long what is new in a sample took, by its own word. */
  public long newMs(StrengthReading reading) {
    return sets.knows(reading) ? 0 : reading.durationMs();
  }

  /** Takes a repetition or a set. */
  public void lift(StrengthReading reading, long intervalMs, long timeMs) {
    sets.add(reading);
    lap = lap.plusMotion(intervalMs);
    moved(timeMs - intervalMs, timeMs);
  }

  /** The parts up to the last motion. */
  public WorkoutParts parts(Calibration calibration, EnergyEstimates energy) {
    List<Lap> all = new ArrayList<>(laps);
    if (lastMotionMs > lapStartMs) {
      all.add(lap(movedLap, lapStartMs, lastMotionMs, Lap.Trigger.END));
    }
    List<HeartRateTime> rates =
        heartRates.entrySet().stream()
            .map(rate -> new HeartRateTime(rate.getKey(), rate.getValue()))
            .toList();
    List<StrengthSet> done = sets.sets(calibration);
    return new WorkoutParts(pauses, all, done, rates, energy.or(done));
  }

  private void moved(long fromMs, long toMs) {
    boolean paused = fromMs - lastMotionMs >= LEAST_PAUSE_MS && lastMotionMs > startMs;
    if (paused && pauses.size() < MOST_PAUSES) {
      pauses.add(new Pause(lastMotionMs, fromMs));
    }
    lastMotionMs = Math.max(lastMotionMs, toMs);
    heartRatesAtRest.forEach((bpm, ms) -> heartRates.merge(bpm, ms, Long::sum));
    heartRatesAtRest.clear();
    movedLap = lap;
  }

  /** The part of a training shows once there is motion in it; a rest before belongs to the last. */
  private void beginPhase(@Nullable TrainingState next, long atMs) {
    if (next == phase || laps.size() == MOST_LAPS) {
      return;
    }
    if (atMs > lapStartMs) {
      nextLap(atMs, Lap.Trigger.PHASE);
    }
    phase = next;
    lapEndsAtMeters = Double.NaN;
  }

  /** A training in parts has no laps by distance. */
  private void endLap(MachineType machineType, long timeMs, double metersSoFar) {
    if (phase != null) {
      return;
    }
    double length = Lap.roundMeters(machineType);
    if (Double.isNaN(lapEndsAtMeters)) {
      lapEndsAtMeters = lastMeters + length;
    }
    if (!(metersSoFar >= lapEndsAtMeters) || laps.size() == MOST_LAPS || timeMs <= lapStartMs) {
      return;
    }
    nextLap(timeMs, Lap.Trigger.DISTANCE);
    boolean seen = metersSoFar - lapEndsAtMeters <= length * MOST_BEYOND;
    // After a hole the next lap is a whole one all the same: a short one would seem a fast one.
    lapEndsAtMeters = (seen ? lapEndsAtMeters : metersSoFar) + length;
  }

  private void nextLap(long atMs, Lap.Trigger trigger) {
    laps.add(lap(lap, lapStartMs, atMs, trigger));
    lapStartMs = atMs;
    lap = Totals.NONE;
    movedLap = Totals.NONE;
  }

  private Lap lap(Totals totals, long startMs, long endMs, Lap.Trigger trigger) {
    WorkoutFigures figures = totals.figures();
    return new Lap(
        startMs,
        endMs,
        trigger,
        phase,
        figures.activeTime().toMillis(),
        figures.distanceMeters(),
        figures.energyKcal(),
        figures.powerWatts(),
        figures.speedMetersPerSecond(),
        figures.cadenceRpm(),
        figures.heartRateBpm());
  }
}
