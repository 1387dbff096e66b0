package io.repstream.api.workout.activity;

import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.part.EnergyEstimates;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.Pause;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a reader finds, and makes an activity of it. For one thread. */
final class Draft {
  private static final int MOST_LAPS = 1_000;
  private static final int MOST_SETS = 1_000;
  private static final Duration LONGEST = Duration.ofDays(2);
  private static final double MS = 1_000;

  private final ActivityFormat format;
  private final Points points = new Points();
  private final List<Lap> laps = new ArrayList<>();
  private final List<Told> lapTotals = new ArrayList<>();
  private final List<StrengthSet> sets = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();
  private @Nullable MachineType machineType;
  private @Nullable Told session;

  Draft(ActivityFormat format) {
    this.format = format;
  }

  void machineType(@Nullable MachineType type) {
    machineType = type;
  }

  void session(Told told) {
    session = told;
  }

  void add(Point point) throws UnreadableActivityException {
    points.add(point);
  }

  void add(Told lap, Lap.Trigger trigger) throws UnreadableActivityException {
    if (laps.size() == MOST_LAPS) {
      throw new UnreadableActivityException("more than 1,000 laps");
    }
    lapTotals.add(lap);
    laps.add(lap.lap(trigger));
  }

  void add(StrengthSet set) throws UnreadableActivityException {
    if (sets.size() == MOST_SETS) {
      throw new UnreadableActivityException("more than 1,000 sets");
    }
    sets.add(set);
  }

  void add(Pause pause) {
    if (pauses.size() < MOST_LAPS) {
      pauses.add(pause);
    }
  }

  int setCount() {
    return sets.size();
  }

  /** The activity; a file that tells of no time has none. */
  Activity activity() throws UnreadableActivityException {
    Told told = whole();
    Instant start = Instant.ofEpochMilli(told.startMs());
    Instant end = Instant.ofEpochMilli(told.endMs());
    if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new UnreadableActivityException(
          "it must take more than no time and less than two days");
    }
    Double kcal = Told.orNull(told.energyKcal());
    WorkoutParts parts =
        new WorkoutParts(pauses, laps, sets, points.heartRates(), new EnergyEstimates(kcal, null));
    return new Activity(
        format, machineType, start, end, figures(told, kcal), parts, points.inOrder());
  }

  private Told whole() throws UnreadableActivityException {
    Told told = session;
    if (told == null && !lapTotals.isEmpty()) {
      told = Told.whole(lapTotals);
    }
    if (points.isEmpty()) {
      if (told == null) {
        throw new UnreadableActivityException("it tells of no activity");
      }
      return told;
    }
    return told == null ? points.told() : told.orElse(points.told());
  }

  private StoredFigures figures(Told told, @Nullable Double kcal) {
    double active = told.activeSeconds();
    long wholeMs = told.endMs() - told.startMs();
    Double meters = Told.orNull(told.distanceMeters());
    return new StoredFigures(
        Double.isNaN(active) ? wholeMs : Math.min(wholeMs, Math.round(active * MS)),
        meters,
        meters == null ? Source.UNKNOWN : Source.FILE,
        kcal,
        kcal == null ? Source.UNKNOWN : Source.FILE,
        told.powerWatts(),
        told.speedMetersPerSecond(),
        told.cadenceRpm(),
        told.heartRateBpm());
  }
}
