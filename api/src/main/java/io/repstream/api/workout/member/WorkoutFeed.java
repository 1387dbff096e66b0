package io.repstream.api.workout.member;

import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.api.workout.added.AddedWorkoutStore;
import io.repstream.api.workout.deletion.TombstoneStore;
import io.repstream.api.workout.layer.WorkoutLayerStore;
import io.repstream.api.workout.sync.Modified;
import io.repstream.api.workout.sync.ModifiedSource;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What changed of a member's workouts, whatever changed it. Safe for all threads; calls may block.
 */
@ApplicationScoped
public class WorkoutFeed {
  /** Clocks of our processes differ by less, and a write takes less than this. */
  private static final Duration MOST_LATE = Duration.ofMinutes(1);

  private final List<ModifiedSource> sources;
  private final MemberWorkouts workouts;
  private final WallClock clock = WallClock.system();

  @Inject
  public WorkoutFeed(
      WorkoutStore recorded,
      AddedWorkoutStore added,
      TombstoneStore tombstones,
      WorkoutLayerStore layers,
      MemberWorkouts workouts) {
    this.sources = List.of(recorded, added, tombstones, layers);
    this.workouts = workouts;
  }

  /** A page of what changed at a moment or later, in order of change. */
  WorkoutList changes(MemberId member, Instant since, PageRequest request) {
    Instant readFrom = clock.instant().minus(MOST_LATE);
    Modified after = request.after().map(WorkoutFeed::place).orElse(Modified.before(since));
    Page<Modified> page =
        Page.of(places(member, after, request.probe()), request, WorkoutFeed::key);
    Map<WorkoutId, MemberWorkout> shown = shown(member, page.items());
    List<WorkoutView> items =
        page.items().stream()
            .map(Modified::id)
            .distinct()
            .filter(shown::containsKey)
            .map(shown::get)
            .map(WorkoutView::of)
            .toList();
    List<WorkoutList.Gone> gone =
        page.items().stream()
            .filter(change -> !shown.containsKey(change.id()))
            .map(change -> new WorkoutList.Gone(change.id().toString(), change.at()))
            .toList();
    boolean isLast = page.nextCursor() == null;
    return new WorkoutList(items, page.nextCursor(), gone, isLast ? readFrom : null);
  }

  private List<Modified> places(MemberId member, Modified after, int limit) {
    return sources.stream()
        .flatMap(source -> source.modifiedAfter(member, after, limit).stream())
        .distinct()
        .sorted(Modified.ORDER)
        .limit(limit)
        .toList();
  }

  private Map<WorkoutId, MemberWorkout> shown(MemberId member, List<Modified> changes) {
    List<WorkoutId> ids = changes.stream().map(Modified::id).distinct().toList();
    List<MemberWorkout> own =
        workouts.byIds(ids).stream().filter(workout -> workout.memberId().equals(member)).toList();
    return workouts.shown(own).stream()
        .collect(Collectors.toMap(MemberWorkout::id, workout -> workout));
  }

  private static String key(Modified change) {
    return change.at().toEpochMilli() + "/" + change.id();
  }

  private static Modified place(String key) {
    try {
      int slash = Math.max(key.indexOf('/'), 0);
      Instant at = Instant.ofEpochMilli(Long.parseLong(key.substring(0, slash)));
      return new Modified(at, WorkoutId.parse(key.substring(slash + 1)));
    } catch (IllegalArgumentException notOurs) {
      throw Refusal.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
