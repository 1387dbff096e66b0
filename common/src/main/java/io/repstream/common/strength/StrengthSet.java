package io.repstream.common.strength;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of a workout.
 *
 * @param startMs sample time of its begin
 * @param endMs sample time of its end
 * @param restBeforeMs since the set before; null for the first
 * @param repCount done, of both sides together
 * @param loadNewtons the heaviest that was moved
 * @param load as the member saw it
 * @param velocityLossPercent (best − last) / best of the mean velocity; null with fewer than two
 * @param workJoules load × range of motion over all repetitions that tell both
 * @param reps those that were reported, in order
 */
public record StrengthSet(
    String setId,
    @Nullable String exerciseId,
    @Nullable String planExerciseId,
    long startMs,
    long endMs,
    @Nullable Long restBeforeMs,
    int repCount,
    @Nullable Integer targetReps,
    @Nullable Double loadNewtons,
    Load load,
    LoadClass loadClass,
    StopReason stopReason,
    @Nullable Double energyKcal,
    @Nullable Double velocityLossPercent,
    @Nullable Double workJoules,
    List<Rep> reps) {
  public StrengthSet {
    reps = List.copyOf(reps);
  }
}
