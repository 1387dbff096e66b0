package io.repstream.api.ingest.decode;

import io.repstream.common.id.WorkoutId;
import java.util.List;

/** Where it is kept what decodings changed. Safe for all threads; calls may block. */
public interface DecodingStore {
  /** Adds one; the same again changes nothing. */
  void add(WorkoutDecoding decoding);

  /**
   * Those of a workout, the latest first.
   *
   * @param limit most to answer
   */
  List<WorkoutDecoding> of(WorkoutId workoutId, int limit);
}
