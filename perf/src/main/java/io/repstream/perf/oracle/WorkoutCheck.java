package io.repstream.perf.oracle;

import io.repstream.perf.oracle.StoredContents.Range;
import io.repstream.perf.oracle.StoredContents.Workout;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Holds stored workouts against the samples that they should rest on. */
final class WorkoutCheck {
  private static final double ROUNDING = 1e-6;

  private final StoredContents stored;
  private final BiConsumer<Rule, String> report;
  private final List<Stretch> stretches = new ArrayList<>();

  WorkoutCheck(StoredContents stored, BiConsumer<Rule, String> report) {
    this.stored = stored;
    this.report = report;
    stored.samples().forEach((boot, samples) -> stretches.addAll(Stretch.of(boot, samples)));
  }

  void totals() {
    for (Stretch stretch : stretches) {
      List<Workout> ofStretch =
          stored.workouts().stream().filter(workout -> meets(workout, stretch)).toList();
      if (ofStretch.size() > 1 || (ofStretch.isEmpty() && stretch.mustBeWorkout())) {
        broken("%d workouts of %s".formatted(ofStretch.size(), name(stretch)));
      } else if (ofStretch.size() == 1) {
        compare(ofStretch.getFirst(), stretch);
      }
    }
    stored.workouts().forEach(this::restsOnSamples);
  }

  void closed() {
    for (Workout workout : stored.workouts()) {
      if (workout.state().equals("ACTIVE")) {
        report.accept(Rule.WORKOUTS_ARE_CLOSED, "workout " + workout.id() + " is still active");
      }
    }
  }

  private void compare(Workout workout, Stretch stretch) {
    if (!stretch.mayBeWorkout()) {
      broken("workout %s of %s, which is too short for one".formatted(workout.id(), name(stretch)));
    }
    equal(workout, "metres", workout.distanceMeters(), stretch.meters());
    equal(workout, "kcal", workout.energyKcal(), stretch.kcal());
    Long repetitions = workout.repetitions();
    if (repetitions != null) {
      equal(workout, "repetitions", repetitions.doubleValue(), (double) stretch.repetitions());
    }
  }

  private void equal(Workout workout, String what, @Nullable Double told, double summed) {
    boolean silent = Double.isNaN(summed) && told == null;
    if (!silent && (told == null || !(Math.abs(told - summed) <= ROUNDING))) {
      broken("workout %s tells %s %s, its samples %s".formatted(workout.id(), told, what, summed));
    }
  }

  private void restsOnSamples(Workout workout) {
    long unique =
        workout.ranges().stream().mapToLong(range -> countIn(workout.machineId(), range)).sum();
    if (unique != workout.sampleCount()) {
      broken(
          "workout %s rests on %d samples, %d are stored in its ranges"
              .formatted(workout.id(), workout.sampleCount(), unique));
    }
  }

  private long countIn(String machineId, Range range) {
    NavigableMap<Long, ?> ofBoot = stored.samples().get(new MachineBoot(machineId, range.bootId()));
    return ofBoot == null ? 0 : ofBoot.subMap(range.firstSeq(), true, range.lastSeq(), true).size();
  }

  private static boolean meets(Workout workout, Stretch stretch) {
    return workout.machineId().equals(stretch.boot().machineId())
        && workout.ranges().stream()
            .filter(range -> range.bootId().equals(stretch.boot().bootId()))
            .anyMatch(range -> range.meets(stretch.firstSeq(), stretch.lastSeq()));
  }

  private static String name(Stretch stretch) {
    return "%s, samples %d to %d".formatted(stretch.boot(), stretch.firstSeq(), stretch.lastSeq());
  }

  private void broken(String detail) {
    report.accept(Rule.TOTALS_ARE_EXACT, detail);
  }
}
