package io.repstream.api.live;

import io.repstream.api.access.Access;
import io.repstream.api.access.Relations;
import io.repstream.api.live.topic.FloorTopic;
import io.repstream.api.live.topic.LiveTopic;
import io.repstream.api.live.topic.WorkoutTopic;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.signin.SignIn;
import io.repstream.api.signin.SignInStore;
import io.repstream.api.tenancy.GymStore;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.GymId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Decides which topics somebody may hear, by the one policy. Safe for all threads; may block. */
@ApplicationScoped
public class LiveAccess {
  private final Access access;
  private final GymStore gyms;
  private final WorkoutStore workouts;
  private final SignInStore signIns;

  @Inject
  public LiveAccess(Access access, GymStore gyms, WorkoutStore workouts, SignInStore signIns) {
    this.access = access;
    this.gyms = gyms;
    this.workouts = workouts;
    this.signIns = signIns;
  }

  /** Whether somebody may hear a topic now. */
  public boolean permits(Caller caller, LiveTopic topic) {
    return switch (topic) {
      case FloorTopic floor -> maySee(caller, floor.gymId());
      case WorkoutTopic workout -> isTheirs(caller, workout.workoutId());
    };
  }

  private boolean maySee(Caller caller, GymId gymId) {
    Relations relations = access.of(caller);
    return gyms.gym(gymId).filter(gym -> relations.maySee(gym.place())).isPresent();
  }

  /** A workout is known by its sign-in before anything of it is stored. */
  private boolean isTheirs(Caller caller, WorkoutId workoutId) {
    return workouts
        .byId(workoutId)
        .map(workout -> Optional.ofNullable(workout.memberId()))
        .orElseGet(() -> signIns.ofWorkout(workoutId).map(SignIn::memberId))
        .filter(caller.memberId()::equals)
        .isPresent();
  }
}
