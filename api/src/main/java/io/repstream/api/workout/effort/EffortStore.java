package io.repstream.api.workout.effort;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Reads efforts. Safe for all threads; calls may block. */
public interface EffortStore {
  /**
   * What machines of a gym recorded of some members: workouts that have ended, neither deleted nor
   * merged into another; of very many, the first.
   *
   * @param from begin of the workouts, inclusive
   * @param to exclusive
   */
  List<Effort> of(GymId gymId, Collection<MemberId> members, Instant from, Instant to);
}
