package io.repstream.api.workout;

import static java.time.Instant.EPOCH;

import io.repstream.api.workout.WorkoutChange.Add;
import io.repstream.api.workout.WorkoutChange.Remove;
import io.repstream.api.workout.WorkoutChange.Replace;
import io.repstream.api.workout.sync.Modified;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Workout;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Workouts in a map. For one thread. */
public final class InMemoryWorkoutStore implements WorkoutStore {
  private static final Comparator<WorkoutRecord> OLDEST_FIRST =
      Comparator.comparing(WorkoutRecord::startedAt).thenComparing(w -> w.id().toString());

  private final Map<WorkoutId, WorkoutRecord> workouts = new HashMap<>();
  private final Map<WorkoutId, Instant> modifiedAt = new HashMap<>();
  private final Map<WorkoutId, MemberId> removed = new HashMap<>();
  private long changes;

  @Override
  public synchronized Optional<WorkoutRecord> byId(WorkoutId id) {
    return Optional.ofNullable(workouts.get(id));
  }

  @Override
  public synchronized List<WorkoutRecord> byIds(Collection<WorkoutId> ids) {
    return where(workout -> ids.contains(workout.id())).toList();
  }

  @Override
  public synchronized List<Modified> modifiedAfter(MemberId memberId, Modified place, int limit) {
    return Stream.concat(
            where(workout -> memberId.equals(workout.memberId())).map(WorkoutRecord::id),
            removed.keySet().stream().filter(id -> memberId.equals(removed.get(id))))
        .distinct()
        .map(id -> new Modified(modifiedAt.getOrDefault(id, EPOCH), id))
        .filter(change -> Modified.ORDER.compare(change, place) > 0)
        .sorted(Modified.ORDER)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<WorkoutRecord> ofMember(
      MemberId memberId, Optional<ListPlace> after, int limit) {
    return where(w -> memberId.equals(w.memberId()))
        .filter(w -> after.isEmpty() || isOlder(w, after.get()))
        .sorted(OLDEST_FIRST.reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<WorkoutRecord> ofMachineBefore(
      MachineId machineId, Instant before, int limit) {
    return where(w -> w.machineId().equals(machineId) && w.startedAt().isBefore(before))
        .sorted(OLDEST_FIRST.reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<WorkoutRecord> ofMachineSince(MachineId machineId, Instant since) {
    return where(w -> w.machineId().equals(machineId) && !w.startedAt().isBefore(since))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public synchronized List<WorkoutRecord> startedBefore(
      Instant before, Optional<ListPlace> after, int limit) {
    return where(w -> w.startedAt().isBefore(before))
        .filter(w -> after.isEmpty() || !isOlder(w, after.get()))
        .filter(w -> after.isEmpty() || !w.id().equals(after.get().id()))
        .sorted(OLDEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<WorkoutRecord> dueAt(Instant moment, int limit) {
    return where(w -> w.state() == Workout.State.ACTIVE && !w.closesAt().isAfter(moment))
        .sorted(Comparator.comparing(WorkoutRecord::closesAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Set<WorkoutId> apply(Collection<WorkoutChange> changes) {
    Set<WorkoutId> notMade = new HashSet<>();
    for (WorkoutChange change : changes) {
      if (!made(change)) {
        notMade.add(change.id());
      } else {
        modifiedAt.put(change.id(), EPOCH.plusMillis(++this.changes));
      }
    }
    return notMade;
  }

  private boolean made(WorkoutChange change) {
    WorkoutRecord now = workouts.get(change.id());
    return switch (change) {
      case Add(WorkoutRecord added) -> {
        workouts.putIfAbsent(added.id(), added);
        yield workouts.get(added.id()).equals(added);
      }
      case Replace(WorkoutRecord next) -> {
        if (now != null && now.version() == next.version() - 1) {
          workouts.put(next.id(), next);
        }
        yield next.equals(workouts.get(next.id()));
      }
      case Remove(WorkoutId id, long version, var memberId) -> {
        if (now != null && now.version() == version) {
          workouts.remove(id);
          if (memberId != null) {
            removed.put(id, memberId);
          }
        }
        yield !workouts.containsKey(id);
      }
    };
  }

  private Stream<WorkoutRecord> where(Predicate<WorkoutRecord> condition) {
    return workouts.values().stream().filter(condition);
  }

  private static boolean isOlder(WorkoutRecord workout, ListPlace place) {
    int byTime = workout.startedAt().compareTo(place.startedAt());
    return byTime < 0
        || (byTime == 0 && workout.id().toString().compareTo(place.id().toString()) < 0);
  }
}
