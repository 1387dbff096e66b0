package io.repstream.perf.session;

import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.api.workout.sync.Modified;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store before the first workout. */
final class NoWorkouts implements WorkoutStore {
  @Override
  public Optional<WorkoutRecord> byId(WorkoutId id) {
    return Optional.empty();
  }

  @Override
  public List<WorkoutRecord> byIds(Collection<WorkoutId> ids) {
    return List.of();
  }

  @Override
  public List<WorkoutRecord> ofMember(MemberId memberId, Optional<ListPlace> after, int limit) {
    return List.of();
  }

  @Override
  public List<WorkoutRecord> ofMachineBefore(MachineId machineId, Instant before, int limit) {
    return List.of();
  }

  @Override
  public List<WorkoutRecord> ofMachineSince(MachineId machineId, Instant since) {
    return List.of();
  }

  @Override
  public List<WorkoutRecord> startedBefore(Instant before, Optional<ListPlace> after, int limit) {
    return List.of();
  }

  @Override
  public List<WorkoutRecord> dueAt(Instant moment, int limit) {
    return List.of();
  }

  @Override
  public Set<WorkoutId> apply(Collection<WorkoutChange> changes) {
    throw new UnsupportedOperationException("nobody writes here");
  }

  @Override
  public List<Modified> modifiedAfter(MemberId memberId, Modified place, int limit) {
    return List.of();
  }
}
