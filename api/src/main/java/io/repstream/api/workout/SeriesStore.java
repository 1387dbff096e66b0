package io.repstream.api.workout;

import io.repstream.common.id.WorkoutId;
import java.util.Optional;

/** Where series are kept whose raw samples are gone. Safe for all threads; calls may block. */
public interface SeriesStore {
  /** Keeps a series; the same again changes nothing. */
  void put(KeptSeries kept);

  /** The series of a workout, where it is kept. */
  Optional<WorkoutSeries> of(WorkoutId id);
}
