package io.repstream.api.workout.detail;

import io.repstream.common.strength.LoadClass;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.RepQuality;
import io.repstream.common.strength.Side;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthSet;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A set of strength work, as clients see it. */
@Schema(name = "WorkoutSet", description = "A set of strength work")
public record SetView(
    @Schema(example = "5f0c1d3e") String setId,
    @Schema(example = "bench-press") @Nullable String exerciseId,
    @Nullable String planExerciseId,
    Instant startedAt,
    Instant endedAt,
    @Schema(description = "Since the set before", example = "90.0") @Nullable Double restSeconds,
    @Schema(description = "Repetitions done, of both sides together", example = "10") int repCount,
    @Schema(example = "12") @Nullable Integer targetReps,
    @Schema(description = "As the member saw it", example = "40.0") @Nullable Double displayedLoad,
    @Schema(example = "KG") @Nullable LoadUnit displayedUnit,
    @Schema(description = "By the machine or its calibration", example = "392.3")
        @Nullable Double loadNewtons,
    @Schema(description = "Loads compare within a class only", example = "PLATES")
        LoadClass loadClass,
    @Schema(example = "TARGET") StopReason stopReason,
    @Schema(example = "21.5") @Nullable Double velocityLossPercent,
    @Schema(description = "Load times range of motion", example = "1961.3")
        @Nullable Double workJoules,
    @Schema(example = "6.5") @Nullable Double energyKcal,
    List<RepView> reps) {
  private static final double MS = 1_000;

  /** A repetition, as clients see it. */
  @Schema(name = "WorkoutRep", description = "A repetition")
  public record RepView(
      @Schema(example = "1") int index,
      @Schema(example = "BOTH") Side side,
      Instant at,
      @Schema(example = "0.81") @Nullable Double concentricSeconds,
      @Schema(example = "0.2") @Nullable Double pauseSeconds,
      @Schema(example = "1.2") @Nullable Double eccentricSeconds,
      @Schema(example = "0.62") @Nullable Double meanVelocityMetersPerSecond,
      @Schema(example = "0.9") @Nullable Double peakVelocityMetersPerSecond,
      @Schema(example = "310.0") @Nullable Double meanPowerWatts,
      @Schema(example = "455.5") @Nullable Double peakPowerWatts,
      @Schema(example = "512.0") @Nullable Double romMillimeters,
      @Schema(example = "OK") RepQuality quality) {
    static RepView of(Rep rep) {
      return new RepView(
          rep.index(),
          rep.side(),
          Instant.ofEpochMilli(rep.atMs()),
          seconds(rep.concentricMs()),
          seconds(rep.pauseMs()),
          seconds(rep.eccentricMs()),
          rep.meanVelocity(),
          rep.peakVelocity(),
          rep.meanPower(),
          rep.peakPower(),
          rep.romMillimeters(),
          rep.quality());
    }
  }

  static SetView of(StrengthSet set) {
    return new SetView(
        set.setId(),
        set.exerciseId(),
        set.planExerciseId(),
        Instant.ofEpochMilli(set.startMs()),
        Instant.ofEpochMilli(set.endMs()),
        seconds(set.restBeforeMs()),
        set.repCount(),
        set.targetReps(),
        set.load().displayed(),
        set.load().unit(),
        set.loadNewtons(),
        set.loadClass(),
        set.stopReason(),
        set.velocityLossPercent(),
        set.workJoules(),
        set.energyKcal(),
        set.reps().stream().map(RepView::of).toList());
  }

  private static @Nullable Double seconds(@Nullable Long ms) {
    return ms == null ? null : ms / MS;
  }
}
