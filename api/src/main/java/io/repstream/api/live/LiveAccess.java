package io.repstream.api.live;

import io.repstream.api.access.Access;
import io.repstream.api.access.Relations;
import io.repstream.api.access.Subjects;
import io.repstream.api.live.topic.FloorTopic;
import io.repstream.api.live.topic.LiveTopic;
import io.repstream.api.live.topic.WorkoutTopic;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.signin.SignInStore;
import io.repstream.api.tenancy.GymStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which topics somebody may hear, by the one policy. Safe for all threads; may block. */
@ApplicationScoped
public class LiveAccess {
  private final Access access;
  private final Subjects subjects;
  private final GymStore gyms;
  private final WorkoutStore workouts;
  private final SignInStore signIns;

  @Inject
  public LiveAccess(
      Access access, Subjects subjects, GymStore gyms, WorkoutStore workouts, SignInStore signIns) {
    this.access = access;
    this.subjects = subjects;
    this.gyms = gyms;
    this.workouts = workouts;
    this.signIns = signIns;
  }

  /** Whether somebody may hear a topic now. */
  public boolean permits(Caller caller, LiveTopic topic) {
    return switch (topic) {
      case FloorTopic floor -> mayHear(caller, floor.gymId());
      case WorkoutTopic workout -> isReadable(caller, workout.workoutId());
    };
  }

  private boolean mayHear(Caller caller, GymId gymId) {
    Relations relations = access.of(caller);
    return gyms.gym(gymId).filter(gym -> relations.mayHearFloorOf(gym.place())).isPresent();
  }

  /** A workout is known by its sign-in before anything of it is stored. */
  private boolean isReadable(Caller caller, WorkoutId workoutId) {
    Optional<WorkoutRecord> stored = workouts.byId(workoutId);
    return stored.isPresent()
        ? isReadable(caller, stored.get().memberId(), stored.get().gymId())
        : signIns
            .ofWorkout(workoutId)
            .filter(signIn -> isReadable(caller, signIn.memberId(), signIn.gymId()))
            .isPresent();
  }

  private boolean isReadable(Caller caller, @Nullable MemberId memberId, GymId gymId) {
    return memberId != null
        && (memberId.equals(caller.memberId())
            || access.of(caller).mayReadTraining(subjects.training(memberId), gymId));
  }
}
