package io.repstream.api.ingest.track;

import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Workout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which workouts of a machine are stored in which version, and what is to be written. One thread.
 */
final class WorkoutBook {
  private final Map<WorkoutId, WorkoutRecord> stored = new HashMap<>();
  private final Map<WorkoutId, WorkoutRecord> unconfirmed = new HashMap<>();
  private final List<WorkoutRecord> vanished = new ArrayList<>();
  private final Set<WorkoutId> changed = new HashSet<>();

  /** Makes the record of a workout. */
  interface Recorder {
    WorkoutRecord record(Workout workout, WorkoutId id, long version);
  }

  /**
   * @param pairs the stored workout of each folded one that has one, by the folded id
   * @param gone stored workouts that the fold does not find any more
   */
  void replaceBy(Map<WorkoutId, WorkoutRecord> pairs, Collection<WorkoutRecord> gone) {
    stored.clear();
    stored.putAll(pairs);
    vanished.clear();
    vanished.addAll(gone);
    unconfirmed.clear();
  }

  /** The id under which a workout is stored. */
  WorkoutId storedId(WorkoutId folded) {
    WorkoutRecord known = stored.get(folded);
    return known == null ? folded : known.id();
  }

  /** What has to be written so that the store shows these workouts. */
  List<WorkoutChange> changes(Collection<Workout> workouts, Recorder recorder) {
    List<WorkoutChange> changes = new ArrayList<>();
    for (Workout workout : workouts) {
      WorkoutRecord known = stored.get(workout.id());
      long version = known == null ? 1 : known.version() + 1;
      WorkoutRecord next = recorder.record(workout, storedId(workout.id()), version);
      if (known == null || !known.saysTheSame(next)) {
        unconfirmed.put(workout.id(), next);
        changes.add(known == null ? new WorkoutChange.Add(next) : new WorkoutChange.Replace(next));
      }
    }
    for (WorkoutRecord gone : vanished) {
      changes.add(new WorkoutChange.Remove(gone.id(), gone.version(), gone.memberId()));
    }
    return changes;
  }

  /**
   * Takes the changes as made, if all were.
   *
   * @param notMade workouts whose change was not
   */
  boolean confirmUnless(Set<WorkoutId> notMade) {
    boolean lost =
        unconfirmed.values().stream().anyMatch(next -> notMade.contains(next.id()))
            || vanished.stream().anyMatch(gone -> notMade.contains(gone.id()));
    if (!lost) {
      stored.putAll(unconfirmed);
      unconfirmed.values().stream()
          .filter(workout -> workout.memberId() != null)
          .forEach(workout -> changed.add(workout.id()));
      unconfirmed.clear();
      vanished.clear();
    }
    return !lost;
  }

  /** The workouts of members that were stored since the last call. */
  Set<WorkoutId> takeChanged() {
    Set<WorkoutId> taken = Set.copyOf(changed);
    changed.clear();
    return taken;
  }

  /** Forgets workouts that will not change again. */
  void forget(Collection<Workout> ended) {
    ended.forEach(workout -> stored.remove(workout.id()));
  }
}
