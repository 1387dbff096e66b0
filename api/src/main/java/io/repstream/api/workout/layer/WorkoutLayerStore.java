package io.repstream.api.workout.layer;

import io.repstream.api.workout.sync.ModifiedSource;
import io.repstream.common.id.WorkoutId;
import java.util.Collection;
import java.util.List;

/** Where layers are kept. Safe for all threads; calls may block. */
public interface WorkoutLayerStore extends ModifiedSource {
  /** The layers of some workouts, in no order; those without one are missing. */
  List<WorkoutLayer> of(Collection<WorkoutId> ids);

  /** The layers by which other workouts are merged into some. */
  List<WorkoutLayer> mergedInto(Collection<WorkoutId> ids);

  /**
   * Keeps a layer's next version.
   *
   * @return whether the one before it was the one that is stored
   */
  boolean put(WorkoutLayer next);

  /** Forgets a workout's layer. */
  void remove(WorkoutId id);
}
