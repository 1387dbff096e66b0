package io.repstream.api.workout.member;

import io.repstream.api.workout.WorkoutStore;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.api.workout.added.AddedWorkoutStore;
import io.repstream.api.workout.deletion.TombstoneStore;
import io.repstream.api.workout.layer.WorkoutLayer;
import io.repstream.api.workout.layer.WorkoutLayerStore;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Workout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together what members see of their workouts: recorded and added ones in one order, with
 * their layers. Safe for all threads; calls may block.
 */
@ApplicationScoped
public class MemberWorkouts {
  private static final WorkoutId LOWEST_ID = new WorkoutId(new UUID(0, 0));
  private static final int PAGE = 500;

  /** Five workouts a day for five years. */
  private static final int MOST_AT_ONCE = 10_000;

  private static final Comparator<MemberWorkout> NEWEST_FIRST =
      Comparator.comparing(MemberWorkout::startedAt)
          .thenComparing(workout -> workout.id().toString())
          .reversed();

  private final WorkoutStore recorded;
  private final AddedWorkoutStore added;
  private final TombstoneStore tombstones;
  private final WorkoutLayerStore layers;

  @Inject
  public MemberWorkouts(
      WorkoutStore recorded,
      AddedWorkoutStore added,
      TombstoneStore tombstones,
      WorkoutLayerStore layers) {
    this.recorded = recorded;
    this.added = added;
    this.tombstones = tombstones;
    this.layers = layers;
  }

  /**
   * A member's workouts after a place, the newest first, as recorded: deleted and merged ones are
   * among them, so that a page is known to have a next one.
   *
   * @param limit most to answer
   */
  List<MemberWorkout> list(MemberId member, Optional<ListPlace> after, int limit) {
    return Stream.concat(
            recorded.ofMember(member, after, limit).stream()
                .map(workout -> MemberWorkout.of(workout, member)),
            added.ofMember(member, after, limit).stream().map(MemberWorkout::of))
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  /** Those of a list that are neither deleted nor merged into another, as they are shown. */
  List<MemberWorkout> shown(List<MemberWorkout> list) {
    return layered(list).stream().filter(workout -> !workout.isMerged()).toList();
  }

  /** Those of a list that are not deleted, merged ones among them, as they are shown. */
  List<MemberWorkout> layered(List<MemberWorkout> list) {
    Set<WorkoutId> ids = list.stream().map(MemberWorkout::id).collect(Collectors.toSet());
    Set<WorkoutId> deleted = tombstones.among(ids);
    Map<WorkoutId, WorkoutLayer> over = new HashMap<>();
    layers.of(ids).forEach(layer -> over.put(layer.id(), layer));
    Map<WorkoutId, List<MemberWorkout>> standsFor = standsFor(ids, deleted);
    return list.stream()
        .filter(workout -> !deleted.contains(workout.id()))
        .map(
            workout ->
                layered(
                    workout,
                    over.getOrDefault(workout.id(), workout.layer()),
                    standsFor.getOrDefault(workout.id(), List.of())))
        .toList();
  }

  private static MemberWorkout layered(
      MemberWorkout workout, WorkoutLayer layer, List<MemberWorkout> others) {
    MemberWorkout result = workout.under(layer, others.stream().map(MemberWorkout::id).toList());
    for (MemberWorkout other : others) {
      result = Layering.completed(result, other);
    }
    return Layering.corrected(result);
  }

  /** What is merged into some workouts. */
  private Map<WorkoutId, List<MemberWorkout>> standsFor(
      Set<WorkoutId> ids, Set<WorkoutId> deleted) {
    Map<WorkoutId, WorkoutId> into = new HashMap<>();
    for (WorkoutLayer layer : layers.mergedInto(ids)) {
      WorkoutLayer.MergedInto merged = layer.mergedInto();
      if (merged != null && !deleted.contains(layer.id())) {
        into.put(layer.id(), merged.workoutId());
      }
    }
    return byIds(into.keySet()).stream()
        .sorted(NEWEST_FIRST.reversed())
        .collect(Collectors.groupingBy(other -> into.getOrDefault(other.id(), other.id())));
  }

  /** Some workouts as recorded, in no order; those of nobody are left out. */
  List<MemberWorkout> byIds(Collection<WorkoutId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<MemberWorkout> all = new ArrayList<>();
    recorded
        .byIds(ids)
        .forEach(
            workout ->
                Optional.ofNullable(workout.memberId())
                    .ifPresent(member -> all.add(MemberWorkout.of(workout, member))));
    Set<WorkoutId> missing = new HashSet<>(ids);
    all.forEach(workout -> missing.remove(workout.id()));
    added.byIds(missing).forEach(workout -> all.add(MemberWorkout.of(workout)));
    return all;
  }

  /** Anybody's, for who is known to be permitted; empty before it begins and once it is deleted. */
  public Optional<MemberWorkout> shown(WorkoutId id) {
    return layered(byIds(List.of(id))).stream().findFirst();
  }

  /** One of a member's workouts, merged or not; empty where it is deleted or somebody else's. */
  public Optional<MemberWorkout> find(MemberId member, WorkoutId id) {
    List<MemberWorkout> own =
        byIds(List.of(id)).stream().filter(workout -> workout.memberId().equals(member)).toList();
    return layered(own).stream().findFirst();
  }

  /**
   * A member's workouts that began in a stretch of time and have ended, the newest first; of very
   * many, the newest.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public List<MemberWorkout> between(MemberId member, Instant from, Instant to) {
    List<MemberWorkout> all = new ArrayList<>();
    Optional<ListPlace> after = Optional.of(new ListPlace(to, LOWEST_ID));
    while (after.isPresent() && all.size() < MOST_AT_ONCE) {
      List<MemberWorkout> page = list(member, after, PAGE);
      List<MemberWorkout> inside =
          page.stream()
              .filter(workout -> !workout.startedAt().isBefore(from))
              .filter(workout -> workout.state() != Workout.State.ACTIVE)
              .toList();
      all.addAll(shown(inside));
      boolean isLast = page.size() < PAGE || page.getLast().startedAt().isBefore(from);
      after =
          isLast
              ? Optional.empty()
              : Optional.of(new ListPlace(page.getLast().startedAt(), page.getLast().id()));
    }
    return all;
  }
}
