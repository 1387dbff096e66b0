package io.repstream.api.ingest.track;

import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.Workout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets anonymous workouts keep the id under which they are known. Their own id is a hash of their
 * first sample, and a late sample may give them another first one: the stored workout that shares
 * the most samples lends its id. A workout of a sign-in has the id of its sign-in, always.
 */
final class KeptIds {
  private KeptIds() {}

  private record Overlap(Workout folded, WorkoutRecord stored, long samples) {}

  /**
   * Pairs folded workouts with stored ones.
   *
   * @return the stored workout of each folded one that has one, by the folded id
   */
  static Map<WorkoutId, WorkoutRecord> pair(
      List<Workout> folded, Collection<WorkoutRecord> stored) {
    Map<WorkoutId, WorkoutRecord> byId =
        stored.stream().collect(Collectors.toMap(WorkoutRecord::id, Function.identity()));
    Map<WorkoutId, WorkoutRecord> pairs = new HashMap<>();
    for (Workout workout : folded) {
      WorkoutRecord same = byId.remove(workout.id());
      if (same != null) {
        pairs.put(workout.id(), same);
      }
    }
    Set<WorkoutId> lent = new HashSet<>();
    for (Overlap overlap : overlaps(folded, byId.values(), pairs)) {
      if (!pairs.containsKey(overlap.folded().id()) && lent.add(overlap.stored().id())) {
        pairs.put(overlap.folded().id(), overlap.stored());
      }
    }
    return pairs;
  }

  /** Of anonymous workouts without a pair, the largest first. */
  private static List<Overlap> overlaps(
      List<Workout> folded, Collection<WorkoutRecord> left, Map<WorkoutId, WorkoutRecord> pairs) {
    List<Overlap> overlaps = new ArrayList<>();
    for (Workout workout : folded) {
      if (workout.signInId() != null || pairs.containsKey(workout.id())) {
        continue;
      }
      for (WorkoutRecord stored : left) {
        long samples = shared(workout.evidence(), stored.evidence());
        if (stored.signInId() == null && samples > 0) {
          overlaps.add(new Overlap(workout, stored, samples));
        }
      }
    }
    overlaps.sort(Comparator.comparingLong(Overlap::samples).reversed());
    return overlaps;
  }

  private static long shared(Evidence one, Evidence other) {
    long samples = 0;
    for (SeqRange a : one.ranges()) {
      for (SeqRange b : other.ranges()) {
        if (a.bootId().equals(b.bootId())) {
          long from = Math.max(a.firstSeq(), b.firstSeq());
          long through = Math.min(a.lastSeq(), b.lastSeq());
          samples += Math.max(0, through - from + 1);
        }
      }
    }
    return samples;
  }
}
