package io.repstream.api.workout;

import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.api.workout.deletion.TombstoneStore;
import io.repstream.api.workout.deletion.WorkoutTombstone;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.problem.ProblemCode;
import io.repstream.common.workout.Workout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The workouts of who asks. Safe for all threads; calls may block. */
@ApplicationScoped
public class OwnWorkouts {
  private static final WorkoutId LOWEST_ID = new WorkoutId(new UUID(0, 0));
  private static final int PAGE = 500;

  /** Five workouts a day for five years. */
  private static final int MOST_AT_ONCE = 10_000;

  private final WorkoutStore workouts;
  private final TombstoneStore tombstones;
  private final CurrentCaller caller;
  private final WallClock clock = WallClock.system();

  @Inject
  public OwnWorkouts(WorkoutStore workouts, TombstoneStore tombstones, CurrentCaller caller) {
    this.workouts = workouts;
    this.tombstones = tombstones;
    this.caller = caller;
  }

  /**
   * Those after a place, the newest first, the deleted ones among them, so that a page is known to
   * have a next one.
   *
   * @param limit most to answer
   */
  List<WorkoutRecord> list(Optional<ListPlace> after, int limit) {
    return workouts.ofMember(caller.get().memberId(), after, limit);
  }

  /** Those of a list that are not deleted. */
  List<WorkoutRecord> withoutDeleted(List<WorkoutRecord> list) {
    Set<WorkoutId> deleted = tombstones.among(list.stream().map(WorkoutRecord::id).toList());
    return list.stream().filter(workout -> !deleted.contains(workout.id())).toList();
  }

  /**
   * Those that began in a stretch of time and have ended, the newest first; of very many, the
   * newest.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public List<WorkoutRecord> between(Instant from, Instant to) {
    return between(caller.get().memberId(), from, to);
  }

  /** The same of a member who does not ask themselves. */
  public List<WorkoutRecord> between(MemberId memberId, Instant from, Instant to) {
    List<WorkoutRecord> all = new ArrayList<>();
    Optional<ListPlace> after = Optional.of(new ListPlace(to, LOWEST_ID));
    while (after.isPresent() && all.size() < MOST_AT_ONCE) {
      List<WorkoutRecord> page = workouts.ofMember(memberId, after, PAGE);
      page.stream()
          .filter(workout -> !workout.startedAt().isBefore(from))
          .filter(workout -> workout.state() != Workout.State.ACTIVE)
          .forEach(all::add);
      boolean isLast = page.size() < PAGE || page.getLast().startedAt().isBefore(from);
      after =
          isLast
              ? Optional.empty()
              : Optional.of(new ListPlace(page.getLast().startedAt(), page.getLast().id()));
    }
    return withoutDeleted(all);
  }

  /** Anybody's, for who is known to be permitted; empty before it begins and once it is deleted. */
  public Optional<WorkoutRecord> shown(WorkoutId id) {
    return workouts.byId(id).filter(workout -> tombstones.among(List.of(id)).isEmpty());
  }

  /** Deletes one of them for good, whatever samples still come. */
  void delete(String workoutId) {
    WorkoutRecord workout = find(workoutId);
    tombstones.add(new WorkoutTombstone(workout.id(), caller.get().memberId(), clock.instant()));
  }

  /** One of them; somebody else's is not found, as one that does not exist. */
  public WorkoutRecord find(String workoutId) {
    return id(workoutId)
        .flatMap(workouts::byId)
        .filter(workout -> caller.get().memberId().equals(workout.memberId()))
        .filter(workout -> tombstones.among(List.of(workout.id())).isEmpty())
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private static Optional<WorkoutId> id(String text) {
    try {
      return Optional.of(WorkoutId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
