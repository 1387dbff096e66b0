package io.repstream.api.workout.member;

import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.layer.WorkoutLayer;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workout as clients see it. What is unknown is absent. */
@Schema(name = "Workout", description = "What a member did")
public record WorkoutView(
    @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String id,
    Origin origin,
    @Schema(description = "Of a recorded workout") @Nullable String machineId,
    @Schema(description = "Of a recorded workout") @Nullable String gymId,
    @Nullable MachineType machineType,
    @Schema(description = "Begin of the first motion") Instant startedAt,
    @Schema(description = "End, or the latest sample while it goes on") Instant endedAt,
    Workout.State state,
    Summary summary,
    @Schema(description = "How many corrections its figures are by", example = "0")
        int correctionCount) {

  /** Where a workout is from. */
  @Schema(name = "WorkoutOrigin", description = "Where a workout is from")
  public enum Origin {
    /** A machine of a gym recorded it. */
    RECORDED,
    /** The member imported a file. */
    IMPORTED,
    /** The member entered it. */
    ENTERED;

    static Origin of(MemberWorkout workout) {
      return switch (workout.origin()) {
        case MemberWorkout.Origin.Recorded _ -> RECORDED;
        case MemberWorkout.Origin.Added(AddedWorkout added) ->
            added.original() == null ? ENTERED : IMPORTED;
      };
    }
  }

  /** The totals of a workout. */
  @Schema(name = "WorkoutSummary")
  public record Summary(
      @Schema(description = "From begin to end", example = "1800") long durationSeconds,
      @Schema(description = "Time in motion", example = "1740") long activeSeconds,
      @Schema(example = "14210") @Nullable Double distanceMeters,
      @Schema(description = "MACHINE: counted; DERIVED: summed up from speed; FILE; MEMBER")
          Source distanceSource,
      @Schema(example = "312") @Nullable Double energyKcal,
      @Schema(description = "MACHINE: counted; DERIVED: estimated from power; FILE; MEMBER")
          Source energySource,
      @Schema(example = "164.2") @Nullable Double averagePowerWatts,
      @Schema(example = "421") @Nullable Double maxPowerWatts,
      @Schema(example = "7.9") @Nullable Double averageSpeedMetersPerSecond,
      @Schema(example = "12.4") @Nullable Double maxSpeedMetersPerSecond,
      @Schema(example = "86") @Nullable Double averageCadenceRpm,
      @Schema(example = "138") @Nullable Double averageHeartRateBpm,
      @Schema(example = "171") @Nullable Double maxHeartRateBpm) {
    static Summary of(MemberWorkout workout) {
      return of(workout, workout.figures());
    }

    static Summary of(MemberWorkout workout, StoredFigures figures) {
      return new Summary(
          Duration.between(workout.startedAt(), workout.endedAt()).toSeconds(),
          Duration.ofMillis(figures.activeMs()).toSeconds(),
          figures.distanceMeters(),
          figures.distanceSource(),
          figures.energyKcal(),
          figures.energySource(),
          average(figures.powerWatts()),
          max(figures.powerWatts()),
          average(figures.speedMetersPerSecond()),
          max(figures.speedMetersPerSecond()),
          average(figures.cadenceRpm()),
          average(figures.heartRateBpm()),
          max(figures.heartRateBpm()));
    }

    private static @Nullable Double average(@Nullable Spread spread) {
      return spread == null ? null : spread.average();
    }

    private static @Nullable Double max(@Nullable Spread spread) {
      return spread == null ? null : spread.max();
    }
  }

  /** A workout with what its figures rest on. */
  @Schema(name = "WorkoutDetail")
  public record Detail(
      String id,
      Origin origin,
      @Nullable String machineId,
      @Nullable String gymId,
      @Nullable MachineType machineType,
      Instant startedAt,
      Instant endedAt,
      Workout.State state,
      Summary summary,
      @Schema(description = "As recorded, imported or entered; where corrections say otherwise")
          @Nullable Summary recordedSummary,
      @Schema(description = "How many corrections its figures are by, at `/corrections`")
          int correctionCount,
      @Schema(description = "The workouts that it is shown instead of") List<String> mergedFrom,
      @Schema(description = "The workout that is shown instead of it") @Nullable String mergedInto,
      @Schema(description = "What makes the figures doubtful") List<WorkoutFlag> flags,
      @Schema(description = "Laps and pauses, at `/intervals`", example = "4") int intervalCount,
      @Schema(description = "Sets of strength work, at `/sets`", example = "0") int setCount,
      EvidenceView evidence) {
    public static Detail of(MemberWorkout workout) {
      boolean corrected = !workout.figures().equals(workout.recordedFigures());
      WorkoutLayer.MergedInto into = workout.layer().mergedInto();
      return new Detail(
          workout.id().toString(),
          Origin.of(workout),
          text(workout.machineId()),
          text(workout.gymId()),
          workout.machineType(),
          workout.startedAt(),
          workout.endedAt(),
          workout.state(),
          Summary.of(workout),
          corrected ? Summary.of(workout, workout.recordedFigures()) : null,
          workout.layer().standing().size(),
          workout.mergedFrom().stream().map(WorkoutId::toString).toList(),
          into == null ? null : into.workoutId().toString(),
          List.copyOf(WorkoutFlag.of(workout)),
          workout.parts().laps().size() + workout.parts().pauses().size(),
          workout.parts().sets().size(),
          EvidenceView.of(workout));
    }
  }

  /** The samples that a workout rests on, and how they were read. */
  @Schema(name = "WorkoutEvidence")
  public record EvidenceView(
      @Schema(description = "Of a recorded workout") @Nullable String machineId,
      List<Range> ranges,
      long sampleCount,
      int decoderVersion,
      int profileVersion,
      @Schema(description = "What each known figure rests on") List<FigureEvidence> figures) {
    /** Of a workout that no machine recorded there are no samples. */
    public static EvidenceView of(MemberWorkout workout) {
      List<FigureEvidence> figures = FigureEvidence.of(workout);
      if (!(workout.origin() instanceof MemberWorkout.Origin.Recorded(WorkoutRecord recorded))) {
        return new EvidenceView(null, List.of(), 0, 0, 0, figures);
      }
      Evidence evidence = recorded.evidence();
      return new EvidenceView(
          recorded.machineId().value(),
          evidence.ranges().stream()
              .map(r -> new Range(r.bootId().toString(), r.firstSeq(), r.lastSeq()))
              .toList(),
          evidence.sampleCount(),
          recorded.decoderVersion(),
          recorded.profileVersion(),
          figures);
    }

    /** Samples of one boot of the machine, both ends inclusive. */
    @Schema(name = "SampleRange")
    public record Range(String bootId, long firstSeq, long lastSeq) {}
  }

  /** The view of a workout. */
  public static WorkoutView of(MemberWorkout workout) {
    return new WorkoutView(
        workout.id().toString(),
        Origin.of(workout),
        text(workout.machineId()),
        text(workout.gymId()),
        workout.machineType(),
        workout.startedAt(),
        workout.endedAt(),
        workout.state(),
        Summary.of(workout),
        workout.layer().standing().size());
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }
}
