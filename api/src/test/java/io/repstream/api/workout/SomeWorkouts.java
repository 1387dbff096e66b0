package io.repstream.api.workout;

import io.repstream.api.workout.WorkoutRecord.FoldedBucket;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.Workout.State;
import io.repstream.common.workout.figure.CountedDistance.Base;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Workouts for tests. */
public final class SomeWorkouts {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final BootId BOOT = BootId.parse("0190a1b2-0000-4000-8000-0000000000b1");

  private SomeWorkouts() {}

  /** Some minutes after noon. */
  static Instant at(long minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  static long minute(WorkoutRecord workout) {
    return Duration.between(NOON, workout.startedAt()).toMinutes();
  }

  /** A completed ride of a member. */
  public static WorkoutRecord ride(MachineId machineId, MemberId memberId, long minute) {
    return new WorkoutRecord(
        new WorkoutId(UUID.randomUUID()),
        1,
        machineId,
        GymId.parse("0190a1b2-0000-7000-8000-0000000000a1"),
        memberId,
        SignInId.parse("0190a1b2-0000-7000-8000-0000000000c1"),
        MachineType.INDOOR_BIKE,
        State.COMPLETED,
        at(minute),
        at(minute).plusSeconds(60),
        at(minute).plusSeconds(61),
        new StoredFigures(
            60_000,
            180.0,
            Source.MACHINE,
            15.5,
            Source.DERIVED,
            new Spread(180, 210),
            new Spread(3, 3.5),
            null,
            new Spread(120.5, 131)),
        List.of(new Base(BOOT, 5, -3.0)),
        WorkoutParts.NONE,
        new Evidence(List.of(new SeqRange(BOOT, 5, 65)), 61),
        1,
        1,
        new RestartPoint(
            new Position(BOOT, 4, at(minute).toEpochMilli()),
            0,
            at(minute).toEpochMilli(),
            3.0,
            null,
            null,
            null),
        List.of(new FoldedBucket(machineId + "/" + BOOT + "/0", 7)));
  }

  static WorkoutRecord with(WorkoutRecord workout, State state) {
    return copy(workout, workout.version(), state, workout.parts());
  }

  static WorkoutRecord next(WorkoutRecord workout, State state) {
    return copy(workout, workout.version() + 1, state, workout.parts());
  }

  /** The same of other parts. */
  public static WorkoutRecord with(WorkoutRecord workout, WorkoutParts parts) {
    return copy(workout, workout.version(), workout.state(), parts);
  }

  /** The same in another gym. */
  public static WorkoutRecord in(GymId gymId, WorkoutRecord workout) {
    return copy(workout, gymId, workout.version(), workout.state(), workout.parts());
  }

  private static WorkoutRecord copy(
      WorkoutRecord workout, long version, State state, WorkoutParts parts) {
    return copy(workout, workout.gymId(), version, state, parts);
  }

  private static WorkoutRecord copy(
      WorkoutRecord workout, GymId gymId, long version, State state, WorkoutParts parts) {
    return new WorkoutRecord(
        workout.id(),
        version,
        workout.machineId(),
        gymId,
        workout.memberId(),
        workout.signInId(),
        workout.machineType(),
        state,
        workout.startedAt(),
        workout.endedAt(),
        workout.closesAt(),
        workout.figures(),
        workout.distanceBases(),
        parts,
        workout.evidence(),
        workout.decoderVersion(),
        workout.profileVersion(),
        workout.restart(),
        workout.foldedFrom());
  }
}
