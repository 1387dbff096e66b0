package io.repstream.api.workout.export;

import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.fit.FitMessage;
import io.repstream.api.workout.fit.FitWriter;
import io.repstream.api.workout.fit.Sport;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.id.MachineId;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.Pause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workout as a FIT activity: records, sets, laps, one session. For one thread. */
final class FitActivity {
  private static final long EPOCH_SECONDS = 631_065_600;
  private static final double MS = 1_000;

  /** Until an id is assigned; those of other makers are not ours to use. */
  private static final int MANUFACTURER_DEVELOPMENT = 255;

  private static final int PRODUCT = 1;
  private static final int SOFTWARE_VERSION = 1;
  private static final int TYPE_ACTIVITY = 4;
  private static final int EVENT_TIMER = 0;
  private static final int EVENT_SESSION = 8;
  private static final int EVENT_LAP = 9;
  private static final int EVENT_ACTIVITY = 26;
  private static final int START = 0;
  private static final int STOP = 1;
  private static final int STOP_ALL = 4;
  private static final int LAP_TRIGGER_DISTANCE = 2;
  private static final int LAP_TRIGGER_SESSION_END = 7;
  private static final int LAP_TRIGGER_FITNESS_EQUIPMENT = 8;
  private static final int INTENSITY_ACTIVE = 0;
  private static final int INTENSITY_WARM_UP = 2;
  private static final int INTENSITY_COOL_DOWN = 3;
  private static final int INTENSITY_RECOVERY = 4;
  private static final int INTENSITY_INTERVAL = 5;
  private static final int SESSION_TRIGGER_ACTIVITY_END = 0;
  private static final int SET_REST = 0;
  private static final int SET_ACTIVE = 1;
  private static final int UNIT_KILOGRAM = 1;
  private static final int UNIT_POUND = 2;

  private final MemberWorkout workout;
  private final WorkoutSeries series;
  private final Sport sport;
  private final FitWriter fit = new FitWriter();

  private FitActivity(MemberWorkout workout, WorkoutSeries series) {
    this.workout = workout;
    this.series = series;
    this.sport = Sport.of(workout.machineType());
  }

  /**
   * Writes the file.
   *
   * @param series a row for each second
   */
  static byte[] write(MemberWorkout workout, WorkoutSeries series) {
    return new FitActivity(workout, series).write();
  }

  private byte[] write() {
    long start = time(workout.startedAt().toEpochMilli());
    long end = time(workout.endedAt().toEpochMilli());
    MachineId machine = workout.machineId();
    int serial = machine == null ? 0 : machine.value().hashCode() & Integer.MAX_VALUE;
    fit.write(FitMessage.FILE_ID, TYPE_ACTIVITY, MANUFACTURER_DEVELOPMENT, PRODUCT, serial, start);
    fit.write(FitMessage.FILE_CREATOR, SOFTWARE_VERSION);
    fit.write(FitMessage.EVENT, start, EVENT_TIMER, START);
    records(start);
    sets();
    fit.write(FitMessage.EVENT, end, EVENT_TIMER, STOP_ALL);
    int laps = laps();
    session(laps);
    fit.write(FitMessage.ACTIVITY, end, timerSeconds(), 1, 0, EVENT_ACTIVITY, STOP_ALL);
    return fit.file();
  }

  private void records(long start) {
    for (int row = 0; row < series.offsetSeconds().size(); row++) {
      fit.write(
          FitMessage.RECORD,
          start + Math.round(series.offsetSeconds().get(row)),
          series.heartRateBpm().get(row),
          cadence(series.cadenceRpm().get(row)),
          series.distanceMeters().get(row),
          series.speedMetersPerSecond().get(row),
          series.powerWatts().get(row));
    }
  }

  private void sets() {
    int index = 0;
    for (StrengthSet set : workout.parts().sets()) {
      long start = time(set.startMs());
      Long restMs = set.restBeforeMs();
      if (restMs != null && restMs > 0) {
        long from = time(set.startMs() - restMs);
        fit.write(FitMessage.SET, start, restMs / MS, null, null, SET_REST, from, null, index++);
      }
      fit.write(
          FitMessage.SET,
          time(set.endMs()),
          (set.endMs() - set.startMs()) / MS,
          set.repCount(),
          Weight.kilograms(set),
          SET_ACTIVE,
          start,
          set.load().unit() == LoadUnit.LB ? UNIT_POUND : UNIT_KILOGRAM,
          index++);
    }
  }

  private int laps() {
    List<Lap> laps = workout.lapsOrWhole();
    for (int index = 0; index < laps.size(); index++) {
      Lap lap = laps.get(index);
      List<@Nullable Number> values = new ArrayList<>();
      Collections.addAll(values, index, time(lap.endMs()), EVENT_LAP, STOP, time(lap.startMs()));
      addTotals(values, lap);
      Collections.addAll(
          values,
          intensity(lap.phase()),
          trigger(lap.trigger()),
          sport.fitSport(),
          sport.fitSubSport());
      fit.write(FitMessage.LAP, values);
    }
    return laps.size();
  }

  private static int trigger(Lap.Trigger trigger) {
    return switch (trigger) {
      case DISTANCE -> LAP_TRIGGER_DISTANCE;
      case PHASE -> LAP_TRIGGER_FITNESS_EQUIPMENT;
      case END -> LAP_TRIGGER_SESSION_END;
    };
  }

  private static int intensity(@Nullable TrainingState phase) {
    return switch (phase) {
      case WARM_UP -> INTENSITY_WARM_UP;
      case COOL_DOWN -> INTENSITY_COOL_DOWN;
      case RECOVERY_INTERVAL -> INTENSITY_RECOVERY;
      case LOW_INTENSITY_INTERVAL, HIGH_INTENSITY_INTERVAL -> INTENSITY_INTERVAL;
      case null, default -> INTENSITY_ACTIVE;
    };
  }

  private void session(int laps) {
    Lap whole = workout.whole();
    List<@Nullable Number> values = new ArrayList<>();
    Collections.addAll(
        values,
        0,
        time(whole.endMs()),
        EVENT_SESSION,
        STOP,
        time(whole.startMs()),
        sport.fitSport(),
        sport.fitSubSport());
    addTotals(values, whole);
    Collections.addAll(values, 0, laps, SESSION_TRIGGER_ACTIVITY_END);
    fit.write(FitMessage.SESSION, values);
  }

  /** What lap and session have in common. */
  private void addTotals(List<@Nullable Number> values, Lap lap) {
    Collections.addAll(
        values,
        (lap.endMs() - lap.startMs()) / MS,
        (lap.endMs() - lap.startMs() - pausedMs(lap.startMs(), lap.endMs())) / MS,
        lap.distanceMeters(),
        lap.energyKcal(),
        average(lap.speedMetersPerSecond()),
        max(lap.speedMetersPerSecond()),
        average(lap.heartRateBpm()),
        max(lap.heartRateBpm()),
        cadence(average(lap.cadenceRpm())),
        cadence(max(lap.cadenceRpm())),
        average(lap.powerWatts()),
        max(lap.powerWatts()));
  }

  private double timerSeconds() {
    long fromMs = workout.startedAt().toEpochMilli();
    long toMs = workout.endedAt().toEpochMilli();
    return (toMs - fromMs - pausedMs(fromMs, toMs)) / MS;
  }

  private long pausedMs(long fromMs, long toMs) {
    long paused = 0;
    for (Pause pause : workout.parts().pauses()) {
      long inside = Math.min(toMs, pause.toMs()) - Math.max(fromMs, pause.fromMs());
      paused += Math.max(0, inside);
    }
    return paused;
  }

  private @Nullable Double cadence(@Nullable Double perMinute) {
    return perMinute == null ? null : perMinute / sport.cadenceDivider();
  }

  private static long time(long ms) {
    return Math.floorDiv(ms, 1_000) - EPOCH_SECONDS;
  }

  private static @Nullable Double average(@Nullable Spread spread) {
    return spread == null ? null : spread.average();
  }

  private static @Nullable Double max(@Nullable Spread spread) {
    return spread == null ? null : spread.max();
  }
}
