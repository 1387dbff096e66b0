package io.repstream.common.workout.part;

import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Calibration;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.strength.StrengthSets;
import io.repstream.common.workout.figure.Totals;
import io.repstream.common.workout.figure.Totals.Measured;
import io.repstream.common.workout.figure.Totals.Motion;
import io.repstream.common.workout.figure.WorkoutFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes down the parts of a workout while it goes on. What comes after the last motion is kept
 * apart until motion shows that the workout went on. Bounded; for one thread.
 */
public final class Course {
  static final int MOST_LAPS = 500;
  static final int MOST_PAUSES = 1_000;

  /** Shorter ones are the rhythm of the work. */
  static final long LEAST_PAUSE_MS = 10_000;

  private static final int HIGHEST_HEART_RATE = 254;

  private final long startMs;
  private final StrengthSets sets = new StrengthSets();
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Lap> laps = new ArrayList<>();
  private final TreeMap<Integer, Long> heartRates = new TreeMap<>();
  private final TreeMap<Integer, Long> heartRatesAtRest = new TreeMap<>();
  private long lastMotionMs;
  private long lapStartMs;
  private double lapEndsAtMeters;
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
   */
  public void measure(Measured measured, long timeMs, double metersSoFar) {
    lap = lap.plus(measured);
    double bpm = measured.reading().heartRateBpm();
    if (bpm >= 1 && bpm <= HIGHEST_HEART_RATE) {
      heartRatesAtRest.merge((int) bpm, measured.intervalMs(), Long::sum);
    }
    if (measured.motion() == Motion.MOVING) {
      moved(timeMs - measured.intervalMs(), timeMs);
      endLap(measured.reading().machineType(), timeMs, metersSoFar);
    }
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
    return new WorkoutParts(pauses, all, sets.sets(calibration), rates, energy);
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

  private void endLap(MachineType machineType, long timeMs, double metersSoFar) {
    double length = lapMeters(machineType);
    if (lapEndsAtMeters == 0) {
      lapEndsAtMeters = length;
    }
    if (!(metersSoFar >= lapEndsAtMeters) || laps.size() == MOST_LAPS || timeMs <= lapStartMs) {
      return;
    }
    laps.add(lap(lap, lapStartMs, timeMs, Lap.Trigger.DISTANCE));
    lapStartMs = timeMs;
    lap = Totals.NONE;
    movedLap = Totals.NONE;
    lapEndsAtMeters = (Math.floor(metersSoFar / length) + 1) * length;
  }

  /** What people split by. */
  private static double lapMeters(MachineType machineType) {
    return switch (machineType) {
      case ROWER -> 500;
      case INDOOR_BIKE -> 5_000;
      case TREADMILL, CROSS_TRAINER, STEP_CLIMBER, STAIR_CLIMBER, STRENGTH -> 1_000;
    };
  }

  private static Lap lap(Totals totals, long startMs, long endMs, Lap.Trigger trigger) {
    WorkoutFigures figures = totals.figures();
    return new Lap(
        startMs,
        endMs,
        trigger,
        figures.activeTime().toMillis(),
        figures.distanceMeters(),
        figures.energyKcal(),
        figures.powerWatts(),
        figures.speedMetersPerSecond(),
        figures.cadenceRpm(),
        figures.heartRateBpm());
  }
}
