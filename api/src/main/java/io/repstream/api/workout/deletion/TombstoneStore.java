package io.repstream.api.workout.deletion;

import io.repstream.api.workout.sync.ModifiedSource;
import io.repstream.common.id.WorkoutId;
import java.util.Collection;
import java.util.Set;

/** Where deletions are kept. Safe for all threads; calls may block. */
public interface TombstoneStore extends ModifiedSource {
  /** Keeps a deletion; one that is kept already stays as it is. */
  void add(WorkoutTombstone tombstone);

  /** Lifts a deletion: its member adds the same workout again. */
  void remove(WorkoutId id);

  /** Those of some workouts that are deleted. */
  Set<WorkoutId> among(Collection<WorkoutId> ids);
}
