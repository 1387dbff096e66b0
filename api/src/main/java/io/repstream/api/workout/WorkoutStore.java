package io.repstream.api.workout;

import io.repstream.api.workout.sync.ModifiedSource;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where workouts are kept. Safe for all threads; calls may block. */
public interface WorkoutStore extends ModifiedSource {
  /** One workout. */
  Optional<WorkoutRecord> byId(WorkoutId id);

  /** Some workouts, in no order; those that are not there are missing. */
  List<WorkoutRecord> byIds(Collection<WorkoutId> ids);

  /**
   * A member's workouts, the newest first.
   *
   * @param after the last one of the page before, or empty from the newest
   * @param limit most to answer
   */
  List<WorkoutRecord> ofMember(MemberId memberId, Optional<ListPlace> after, int limit);

  /** A place in a list by time. */
  record ListPlace(Instant startedAt, WorkoutId id) {}

  /**
   * A machine's workouts that began before a moment, the newest first.
   *
   * @param limit most to answer
   */
  List<WorkoutRecord> ofMachineBefore(MachineId machineId, Instant before, int limit);

  /** A machine's workouts that began at a moment or later, the oldest first. */
  List<WorkoutRecord> ofMachineSince(MachineId machineId, Instant since);

  /**
   * All workouts that began before a moment, the oldest first.
   *
   * @param after the last one of the page before, or empty from the oldest
   * @param limit most to answer
   */
  List<WorkoutRecord> startedBefore(Instant before, Optional<ListPlace> after, int limit);

  /** Workouts that go on although they were to close by a moment, the longest due first. */
  List<WorkoutRecord> dueAt(Instant moment, int limit);

  /**
   * Makes changes, each only if the stored version is the one that the change expects. Durable once
   * this returns.
   *
   * @return the workouts whose change was not made, because somebody else changed them
   */
  Set<WorkoutId> apply(Collection<WorkoutChange> changes);
}
