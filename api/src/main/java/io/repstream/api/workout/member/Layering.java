package io.repstream.api.workout.member;

import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.api.workout.layer.Changes;
import io.repstream.api.workout.layer.Changes.SetChange;
import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.WorkoutParts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts corrections over a workout, and completes it by another one that is the same. Pure. */
final class Layering {
  private static final long MS = 1_000;

  private Layering() {}

  /** The workout as the corrections of its layer say, a later one over an earlier. */
  static MemberWorkout corrected(MemberWorkout workout) {
    MemberWorkout result = workout;
    for (Changes changes : workout.layer().standing()) {
      WorkoutParts parts = result.parts();
      result =
          result.with(
              changes.machineType() == null ? result.machineType() : changes.machineType(),
              figures(result.figures(), changes),
              new WorkoutParts(
                  parts.pauses(),
                  parts.laps(),
                  parts.sets().stream().map(set -> corrected(set, changes.sets())).toList(),
                  parts.heartRates(),
                  parts.energy()));
    }
    return result;
  }

  private static StoredFigures figures(StoredFigures was, Changes changes) {
    Double meters = changes.distanceMeters();
    Double kcal = changes.energyKcal();
    Long seconds = changes.activeSeconds();
    return new StoredFigures(
        seconds == null ? was.activeMs() : seconds * MS,
        meters == null ? was.distanceMeters() : meters,
        meters == null ? was.distanceSource() : Source.MEMBER,
        kcal == null ? was.energyKcal() : kcal,
        kcal == null ? was.energySource() : Source.MEMBER,
        spread(was.powerWatts(), changes.averagePowerWatts(), null),
        was.speedMetersPerSecond(),
        was.cadenceRpm(),
        spread(was.heartRateBpm(), changes.averageHeartRateBpm(), changes.maxHeartRateBpm()));
  }

  private static @Nullable Spread spread(
      @Nullable Spread was, @Nullable Double average, @Nullable Double max) {
    if (average == null && max == null) {
      return was;
    }
    double mean = average != null ? average : was == null ? max : was.average();
    double highest = max != null ? max : was == null ? mean : was.max();
    // A highest that somebody tells caps the average; an average that somebody tells lifts it.
    return max != null
        ? new Spread(Math.min(mean, max), max)
        : new Spread(mean, Math.max(mean, highest));
  }

  private static StrengthSet corrected(StrengthSet set, List<SetChange> changes) {
    StrengthSet result = set;
    for (SetChange change : changes) {
      if (change.setId().equals(set.setId())) {
        result = corrected(result, change);
      }
    }
    return result;
  }

  private static StrengthSet corrected(StrengthSet set, SetChange change) {
    Double kilograms = change.loadKilograms();
    Double newtons = kilograms == null ? set.loadNewtons() : kilograms * LoadUnit.KG.newtons();
    return new StrengthSet(
        set.setId(),
        change.exerciseId() == null ? set.exerciseId() : change.exerciseId(),
        set.planExerciseId(),
        set.startMs(),
        set.endMs(),
        set.restBeforeMs(),
        change.repCount() == null ? set.repCount() : change.repCount(),
        set.targetReps(),
        newtons,
        kilograms == null ? set.load() : new Load(newtons, kilograms, LoadUnit.KG),
        set.loadClass(),
        set.stopReason(),
        set.energyKcal(),
        set.velocityLossPercent(),
        kilograms == null ? set.workJoules() : null,
        set.reps());
  }

  /** The workout with what it does not know as another one, which is the same, has it. */
  static MemberWorkout completed(MemberWorkout workout, MemberWorkout other) {
    StoredFigures own = workout.figures();
    StoredFigures more = other.figures();
    boolean lacksDistance = own.distanceMeters() == null;
    boolean lacksEnergy = own.energyKcal() == null;
    StoredFigures figures =
        new StoredFigures(
            own.activeMs(),
            lacksDistance ? more.distanceMeters() : own.distanceMeters(),
            lacksDistance ? more.distanceSource() : own.distanceSource(),
            lacksEnergy ? more.energyKcal() : own.energyKcal(),
            lacksEnergy ? more.energySource() : own.energySource(),
            known(own.powerWatts(), more.powerWatts()),
            known(own.speedMetersPerSecond(), more.speedMetersPerSecond()),
            known(own.cadenceRpm(), more.cadenceRpm()),
            known(own.heartRateBpm(), more.heartRateBpm()));
    WorkoutParts parts = workout.parts();
    WorkoutParts all =
        new WorkoutParts(
            parts.pauses(),
            parts.laps(),
            parts.sets().isEmpty() ? other.parts().sets() : parts.sets(),
            parts.heartRates().isEmpty() ? other.parts().heartRates() : parts.heartRates(),
            parts.energy());
    boolean lacksType = workout.machineType() == null;
    return workout.with(lacksType ? other.machineType() : workout.machineType(), figures, all);
  }

  private static @Nullable Spread known(@Nullable Spread own, @Nullable Spread more) {
    return own == null ? more : own;
  }
}
