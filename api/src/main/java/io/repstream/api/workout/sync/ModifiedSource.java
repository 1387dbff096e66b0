package io.repstream.api.workout.sync;

import io.repstream.common.id.MemberId;
import java.util.List;

/** Tells of changes to a member's workouts. Safe for all threads; calls may block. */
public interface ModifiedSource {
  /**
   * The changes after a place, in {@link Modified#ORDER}.
   *
   * @param limit most to answer
   */
  List<Modified> modifiedAfter(MemberId memberId, Modified place, int limit);
}
