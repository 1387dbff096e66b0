package io.repstream.api.workout.member;

import io.repstream.api.workout.added.AddedWorkouts;
import io.repstream.api.workout.deletion.TombstoneStore;
import io.repstream.api.workout.deletion.WorkoutTombstone;
import io.repstream.api.workout.layer.WorkoutLayerStore;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Deletes workouts at their member's wish. Safe for all threads; calls may block. */
@ApplicationScoped
public class WorkoutRemoval {
  private final TombstoneStore tombstones;
  private final WorkoutLayerStore layers;
  private final AddedWorkouts added;
  private final WallClock clock = WallClock.system();

  @Inject
  public WorkoutRemoval(TombstoneStore tombstones, WorkoutLayerStore layers, AddedWorkouts added) {
    this.tombstones = tombstones;
    this.layers = layers;
    this.added = added;
  }

  /**
   * Deletes a workout for good, with those that it is shown instead of: they are the same, and
   * would appear in its place. What a machine recorded is hidden whatever samples still come; what
   * was added is gone with its file. May be repeated after a failure.
   */
  public void delete(MemberWorkout workout) {
    List<WorkoutId> all = new ArrayList<>(workout.mergedFrom());
    all.add(workout.id());
    for (WorkoutId id : all) {
      tombstones.add(
          new WorkoutTombstone(
              id, workout.memberId(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
      added.forget(workout.memberId(), id);
      layers.remove(id);
    }
  }
}
