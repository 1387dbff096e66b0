package io.repstream.api.workout.member;

import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.layer.WorkoutLayer;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.part.EnergyChoice;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workout as its member sees it.
 *
 * @param origin where it is from, with its figures as recorded
 * @param figures with corrections, and completed by what is merged into it
 * @param parts as the figures
 * @param layer what lies over it
 * @param mergedFrom the workouts that it is shown instead of
 */
public record MemberWorkout(
    WorkoutId id,
    MemberId memberId,
    Origin origin,
    @Nullable MachineType machineType,
    Workout.State state,
    Instant startedAt,
    Instant endedAt,
    StoredFigures figures,
    WorkoutParts parts,
    WorkoutLayer layer,
    List<WorkoutId> mergedFrom) {
  public MemberWorkout {
    mergedFrom = List.copyOf(mergedFrom);
  }

  /** Where a workout is from. */
  public sealed interface Origin {
    /** A machine of ours recorded it. */
    record Recorded(WorkoutRecord workout) implements Origin {}

    /** The member added it. */
    record Added(AddedWorkout workout) implements Origin {}
  }

  /** As recorded by a machine; {@code memberId} is its member. */
  public static MemberWorkout of(WorkoutRecord workout, MemberId memberId) {
    return new MemberWorkout(
        workout.id(),
        memberId,
        new Origin.Recorded(workout),
        workout.machineType(),
        workout.state(),
        workout.startedAt(),
        workout.endedAt(),
        workout.figures(),
        workout.parts(),
        WorkoutLayer.none(workout.id(), memberId),
        List.of());
  }

  /** As added. */
  public static MemberWorkout of(AddedWorkout workout) {
    return new MemberWorkout(
        workout.id(),
        workout.memberId(),
        new Origin.Added(workout),
        workout.machineType(),
        Workout.State.COMPLETED,
        workout.startedAt(),
        workout.endedAt(),
        workout.figures(),
        workout.parts(),
        WorkoutLayer.none(workout.id(), workout.memberId()),
        List.of());
  }

  /** The machine that recorded it; null for one that was added. */
  public @Nullable MachineId machineId() {
    return origin instanceof Origin.Recorded(WorkoutRecord workout) ? workout.machineId() : null;
  }

  /** The gym of the machine that recorded it; null for one that was added. */
  public @Nullable GymId gymId() {
    return origin instanceof Origin.Recorded(WorkoutRecord workout) ? workout.gymId() : null;
  }

  /** The figures as recorded, imported or entered, with nothing over them. */
  public StoredFigures recordedFigures() {
    return switch (origin) {
      case Origin.Recorded(WorkoutRecord workout) -> workout.figures();
      case Origin.Added(AddedWorkout workout) -> workout.figures();
    };
  }

  /** The estimates of energy, and the one to believe; what somebody told is believed. */
  public EnergyChoice energy() {
    EnergyChoice choice = EnergyChoice.of(parts);
    return switch (figures.energySource()) {
      case MEMBER -> told(choice, EnergyChoice.Reason.MEMBER_TELLS);
      case FILE -> told(choice, EnergyChoice.Reason.FILE_TELLS);
      case MACHINE, DERIVED, UNKNOWN -> choice;
    };
  }

  private EnergyChoice told(EnergyChoice choice, EnergyChoice.Reason reason) {
    boolean byMachine = recordedFigures().energySource() == Source.MACHINE;
    return new EnergyChoice(
        byMachine ? choice.machineKcal() : null,
        choice.mechanicalKcal(),
        choice.heartRateKcal(),
        figures.energyKcal(),
        reason);
  }

  /** Its laps; one lap of the whole where it has none. */
  public List<Lap> lapsOrWhole() {
    return parts.laps().isEmpty() ? List.of(whole()) : parts.laps();
  }

  /** The whole of it as one lap. */
  public Lap whole() {
    return new Lap(
        startedAt.toEpochMilli(),
        endedAt.toEpochMilli(),
        Lap.Trigger.END,
        null,
        figures.activeMs(),
        figures.distanceMeters(),
        energyKcal(),
        figures.powerWatts(),
        figures.speedMetersPerSecond(),
        figures.cadenceRpm(),
        figures.heartRateBpm());
  }

  /** The energy to believe; null where nothing is known. */
  public @Nullable Double energyKcal() {
    Double chosen = energy().chosenKcal();
    return chosen == null ? figures.energyKcal() : chosen;
  }

  /** Whether it goes on. */
  public boolean isActive() {
    return state == Workout.State.ACTIVE;
  }

  /** Whether another workout is shown instead. */
  public boolean isMerged() {
    return layer.mergedInto() != null;
  }

  MemberWorkout with(
      @Nullable MachineType otherType, StoredFigures otherFigures, WorkoutParts otherParts) {
    return new MemberWorkout(
        id,
        memberId,
        origin,
        otherType,
        state,
        startedAt,
        endedAt,
        otherFigures,
        otherParts,
        layer,
        mergedFrom);
  }

  MemberWorkout under(WorkoutLayer over, List<WorkoutId> standsFor) {
    return new MemberWorkout(
        id,
        memberId,
        origin,
        machineType,
        state,
        startedAt,
        endedAt,
        figures,
        parts,
        over,
        standsFor);
  }
}
