package io.repstream.api.workout.member;

import io.repstream.api.access.Access;
import io.repstream.api.access.Subjects;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.api.workout.member.MemberWorkout.Origin;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The workouts of who asks. Safe for all threads; calls may block. */
@ApplicationScoped
public class OwnWorkouts {
  private final MemberWorkouts workouts;
  private final CurrentCaller caller;
  private final Access access;
  private final Subjects subjects;

  @Inject
  public OwnWorkouts(
      MemberWorkouts workouts, CurrentCaller caller, Access access, Subjects subjects) {
    this.workouts = workouts;
    this.caller = caller;
    this.access = access;
    this.subjects = subjects;
  }

  /** Whose they are. */
  public MemberId member() {
    return caller.get().memberId();
  }

  /** As {@link MemberWorkouts#list}. */
  List<MemberWorkout> list(Optional<ListPlace> after, int limit) {
    return workouts.list(member(), after, limit);
  }

  /** Those of a list that are neither deleted nor merged into another, as they are shown. */
  List<MemberWorkout> shown(List<MemberWorkout> list) {
    return workouts.shown(list);
  }

  /** As {@link MemberWorkouts#between}. */
  public List<MemberWorkout> between(Instant from, Instant to) {
    return workouts.between(member(), from, to);
  }

  /** One of them; somebody else's is not found, as one that does not exist. */
  public MemberWorkout find(String workoutId) {
    return id(workoutId)
        .flatMap(id -> workouts.find(member(), id))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  /**
   * One of them, or one that its member lets the caller read as a trainer of the gym where it was
   * recorded. For reading only; changes are its member's.
   */
  public MemberWorkout readable(String workoutId) {
    return id(workoutId)
        .flatMap(workouts::shown)
        .filter(this::isReadable)
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private boolean isReadable(MemberWorkout workout) {
    if (workout.memberId().equals(member())) {
      return true;
    }
    GymId gymId = workout.gymId();
    return gymId != null
        && access.of(caller.get()).mayReadTraining(subjects.training(workout.memberId()), gymId);
  }

  /** What a machine recorded of one of them; one that was added is not found. */
  public WorkoutRecord findRecorded(String workoutId) {
    if (find(workoutId).origin() instanceof Origin.Recorded(WorkoutRecord recorded)) {
      return recorded;
    }
    throw Refusal.of(ProblemCode.NOT_FOUND, "No machine recorded this workout.");
  }

  private static Optional<WorkoutId> id(String text) {
    try {
      return Optional.of(WorkoutId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
