package io.repstream.api.workout.edit;

import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadClass;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.EnergyEstimates;
import io.repstream.common.workout.part.WorkoutParts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workout that a member tells of. */
@Schema(name = "NewWorkout")
public record NewWorkout(
    @Nullable MachineType machineType,
    @Schema(description = "Not in the future") @NotNull Instant startedAt,
    @Schema(description = "From begin to end", example = "1800")
        @NotNull
        @Min(1)
        @Max(Bounds.MOST_SECONDS)
        Long durationSeconds,
    @Schema(example = "6100") @DecimalMin("0") @DecimalMax(Bounds.MOST_METERS)
        @Nullable Double distanceMeters,
    @Schema(example = "312") @DecimalMin("0") @DecimalMax(Bounds.MOST_KCAL)
        @Nullable Double energyKcal,
    @Schema(example = "164") @DecimalMin("0") @DecimalMax(Bounds.MOST_WATTS)
        @Nullable Double averagePowerWatts,
    @Schema(example = "138") @DecimalMin(Bounds.LEAST_BPM) @DecimalMax(Bounds.MOST_BPM)
        @Nullable Double averageHeartRateBpm,
    @Valid @Size(max = Bounds.MOST_SETS) @Nullable List<NewSet> sets) {
  private static final long MS = 1_000;

  /** A set of strength work. */
  @Schema(name = "NewWorkoutSet")
  public record NewSet(
      @Schema(example = "bench-press") @Size(min = 1, max = 100) @Nullable String exerciseId,
      @Schema(example = "10") @NotNull @Min(1) @Max(Bounds.MOST_REPS) Long repCount,
      @Schema(example = "40") @DecimalMin("0") @DecimalMax(Bounds.MOST_KILOGRAMS)
          @Nullable Double loadKilograms) {}

  AddedWorkout workout(WorkoutId id, MemberId member, Instant addedAt) {
    long startMs = startedAt.toEpochMilli();
    long durationMs = durationSeconds * MS;
    return new AddedWorkout(
        id,
        member,
        machineType,
        Instant.ofEpochMilli(startMs),
        Instant.ofEpochMilli(startMs + durationMs),
        new StoredFigures(
            durationMs,
            distanceMeters,
            source(distanceMeters),
            energyKcal,
            source(energyKcal),
            spread(averagePowerWatts),
            distanceMeters == null ? null : spread(distanceMeters / durationSeconds),
            null,
            spread(averageHeartRateBpm)),
        new WorkoutParts(
            List.of(),
            List.of(),
            sets(startMs, durationMs),
            List.of(),
            new EnergyEstimates(null, null)),
        null,
        addedAt);
  }

  /** Nobody tells when each set was; they are spread evenly over the time. */
  private List<StrengthSet> sets(long startMs, long durationMs) {
    List<StrengthSet> all = new ArrayList<>();
    List<NewSet> given = sets == null ? List.of() : sets;
    for (int i = 0; i < given.size(); i++) {
      long from = startMs + durationMs * i / given.size();
      long to = startMs + durationMs * (i + 1) / given.size();
      all.add(set("set-" + (i + 1), given.get(i), from, to));
    }
    return all;
  }

  private static StrengthSet set(String id, NewSet given, long fromMs, long toMs) {
    Double kilograms = given.loadKilograms();
    Double newtons = kilograms == null ? null : kilograms * LoadUnit.KG.newtons();
    return new StrengthSet(
        id,
        given.exerciseId(),
        null,
        fromMs,
        toMs,
        null,
        given.repCount().intValue(),
        null,
        newtons,
        kilograms == null ? Load.UNKNOWN : new Load(newtons, kilograms, LoadUnit.KG),
        LoadClass.UNKNOWN,
        StopReason.USER,
        null,
        null,
        null,
        List.of());
  }

  private static Source source(@Nullable Double figure) {
    return figure == null ? Source.UNKNOWN : Source.MEMBER;
  }

  private static @Nullable Spread spread(@Nullable Double average) {
    return average == null ? null : new Spread(average, average);
  }
}
