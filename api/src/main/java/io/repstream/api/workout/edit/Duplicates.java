package io.repstream.api.workout.edit;

import io.repstream.api.workout.layer.WorkoutLayer.By;
import io.repstream.api.workout.layer.WorkoutLayers;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.MemberWorkouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Finds and merges workouts that are one. Safe for all threads; calls may block. */
@ApplicationScoped
public class Duplicates {
  /** No workout takes longer. */
  private static final Duration LONGEST = Duration.ofDays(2);

  private final MemberWorkouts workouts;
  private final WorkoutLayers layers;

  @Inject
  public Duplicates(MemberWorkouts workouts, WorkoutLayers layers) {
    this.workouts = workouts;
    this.layers = layers;
  }

  /** Another workout, and how much it looks like the one asked about. */
  record Candidate(MemberWorkout workout, Likeness likeness) {}

  /** What became of the wish to merge. */
  sealed interface Merged {
    /** It is done. */
    record Done() implements Merged {}

    /** One of them goes on, or is merged already. */
    record NotNow() implements Merged {}
  }

  /** The shown workouts that look like one. */
  List<Candidate> of(MemberWorkout workout) {
    return workouts
        .between(workout.memberId(), workout.startedAt().minus(LONGEST), workout.endedAt())
        .stream()
        .filter(other -> !other.id().equals(workout.id()))
        .map(other -> new Candidate(other, Likeness.of(workout, other)))
        .filter(candidate -> candidate.likeness() != Likeness.DIFFERENT)
        .toList();
  }

  /**
   * Merges a workout that was just added with one that is the same, unless somebody has merged or
   * separated it before.
   */
  void settle(MemberWorkout workout) {
    if (workout.layer().version() > 0) {
      return;
    }
    of(workout).stream()
        .filter(candidate -> candidate.likeness() == Likeness.SAME)
        .findFirst()
        .ifPresent(
            candidate -> {
              MemberWorkout shown = Likeness.shown(candidate.workout(), workout);
              MemberWorkout hidden = shown.equals(workout) ? candidate.workout() : workout;
              merge(hidden, shown, By.IMPORT);
            });
  }

  /** Shows one workout instead of another of the same member. */
  Merged merge(MemberWorkout hidden, MemberWorkout shown, By by) {
    boolean ready =
        !hidden.isMerged()
            && !shown.isMerged()
            && hidden.mergedFrom().isEmpty()
            && !hidden.isActive()
            && !shown.isActive();
    if (!ready) {
      return new Merged.NotNow();
    }
    layers.merge(hidden.id(), shown.id(), hidden.memberId(), by);
    return new Merged.Done();
  }
}
