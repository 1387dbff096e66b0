package io.repstream.api.workout.detail;

import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lap or a pause, as clients see it. */
@Schema(name = "WorkoutInterval", description = "A lap, or a time without motion")
public record IntervalView(
    Kind kind,
    Instant startedAt,
    Instant endedAt,
    @Schema(example = "300.0") double durationSeconds,
    @Schema(description = "What ended a lap", example = "DISTANCE") Lap.@Nullable Trigger trigger,
    @Schema(
            description = "Which part of the training that the machine ran a lap was",
            example = "HIGH_INTENSITY_INTERVAL")
        @Nullable TrainingState phase,
    @Schema(description = "Time in motion", example = "298.0") @Nullable Double activeSeconds,
    @Schema(example = "1000.0") @Nullable Double distanceMeters,
    @Schema(example = "72.0") @Nullable Double energyKcal,
    @Schema(example = "181.6") @Nullable Double averagePowerWatts,
    @Schema(example = "214.0") @Nullable Double maxPowerWatts,
    @Schema(example = "3.3") @Nullable Double averageSpeedMetersPerSecond,
    @Schema(example = "86.0") @Nullable Double averageCadenceRpm,
    @Schema(example = "141.0") @Nullable Double averageHeartRateBpm,
    @Schema(example = "152.0") @Nullable Double maxHeartRateBpm) {
  private static final double MS = 1_000;

  /** What an interval is. */
  public enum Kind {
    LAP,
    PAUSE
  }

  /** The intervals of a workout in order of their begin. */
  static List<IntervalView> of(MemberWorkout workout) {
    List<IntervalView> all = new ArrayList<>();
    workout.parts().laps().forEach(lap -> all.add(of(lap)));
    workout.parts().pauses().forEach(pause -> all.add(of(pause)));
    all.sort(Comparator.comparing(IntervalView::startedAt).thenComparing(IntervalView::kind));
    return all;
  }

  private static IntervalView of(Lap lap) {
    return new IntervalView(
        Kind.LAP,
        Instant.ofEpochMilli(lap.startMs()),
        Instant.ofEpochMilli(lap.endMs()),
        (lap.endMs() - lap.startMs()) / MS,
        lap.trigger(),
        lap.phase(),
        lap.activeMs() / MS,
        lap.distanceMeters(),
        lap.energyKcal(),
        average(lap.powerWatts()),
        max(lap.powerWatts()),
        average(lap.speedMetersPerSecond()),
        average(lap.cadenceRpm()),
        average(lap.heartRateBpm()),
        max(lap.heartRateBpm()));
  }

  private static IntervalView of(Pause pause) {
    return new IntervalView(
        Kind.PAUSE,
        Instant.ofEpochMilli(pause.fromMs()),
        Instant.ofEpochMilli(pause.toMs()),
        (pause.toMs() - pause.fromMs()) / MS,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable Double average(@Nullable Spread spread) {
    return spread == null ? null : spread.average();
  }

  private static @Nullable Double max(@Nullable Spread spread) {
    return spread == null ? null : spread.max();
  }
}
