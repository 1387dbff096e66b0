package io.repstream.api.ingest.decode;

import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure that reads differently.
 *
 * @param before absent where it was unknown
 * @param after absent where it is unknown now
 */
@Schema(name = "FigureDifference", description = "A figure that reads differently")
public record FigureDifference(
    @Schema(example = "distanceMeters") String figure,
    @Schema(example = "14210.0") @Nullable Double before,
    @Schema(example = "14215.0") @Nullable Double after) {
  private static final double MS = 1_000;

  /** What differs between two versions of a workout, by name. */
  static List<FigureDifference> between(WorkoutRecord before, WorkoutRecord after) {
    Map<String, @Nullable Double> old = figures(before);
    List<FigureDifference> differences = new ArrayList<>();
    figures(after)
        .forEach(
            (name, value) -> {
              if (!Objects.equals(old.get(name), value)) {
                differences.add(new FigureDifference(name, old.get(name), value));
              }
            });
    return differences;
  }

  private static Map<String, @Nullable Double> figures(WorkoutRecord workout) {
    StoredFigures figures = workout.figures();
    Map<String, @Nullable Double> all = new TreeMap<>();
    all.put("startedAtSeconds", workout.startedAt().toEpochMilli() / MS);
    all.put("endedAtSeconds", workout.endedAt().toEpochMilli() / MS);
    all.put("activeSeconds", figures.activeMs() / MS);
    all.put("distanceMeters", figures.distanceMeters());
    all.put("energyKcal", figures.energyKcal());
    all.put("lapCount", (double) workout.parts().laps().size());
    all.put("pauseCount", (double) workout.parts().pauses().size());
    all.put("setCount", (double) workout.parts().sets().size());
    all.put("loadNewtons", load(workout.parts().sets()));
    put(all, "PowerWatts", figures.powerWatts());
    put(all, "SpeedMetersPerSecond", figures.speedMetersPerSecond());
    put(all, "CadenceRpm", figures.cadenceRpm());
    put(all, "HeartRateBpm", figures.heartRateBpm());
    return all;
  }

  /** Of all sets together: a calibration changes every one of them. */
  private static @Nullable Double load(List<StrengthSet> sets) {
    return sets.stream().anyMatch(set -> set.loadNewtons() != null)
        ? (Double)
            sets.stream()
                .map(StrengthSet::loadNewtons)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum()
        : null;
  }

  private static void put(Map<String, @Nullable Double> all, String name, @Nullable Spread spread) {
    all.put("average" + name, spread == null ? null : spread.average());
    all.put("max" + name, spread == null ? null : spread.max());
  }
}
