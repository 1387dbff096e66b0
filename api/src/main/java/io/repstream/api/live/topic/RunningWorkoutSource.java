package io.repstream.api.live.topic;

import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.MemberWorkouts;
import io.repstream.api.workout.member.WorkoutView;
import io.repstream.api.workout.progress.RunningRecords;
import io.repstream.api.workout.progress.RunningRecordsSource;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Workouts as ingest stored them last, once a second: the running totals, and the records that have
 * fallen. The records to beat are read once for as long as somebody watches.
 */
@ApplicationScoped
public class RunningWorkoutSource {
  private static final Jsonb JSON = JsonbBuilder.create();

  private final MemberWorkouts workouts;
  private final RunningRecordsSource records;
  private final Map<WorkoutId, RunningRecords> toBeat = new ConcurrentHashMap<>();

  @Inject
  public RunningWorkoutSource(MemberWorkouts workouts, RunningRecordsSource records) {
    this.workouts = workouts;
    this.records = records;
  }

  /** {@code workout} and {@code records}; nothing before it begins or once it is deleted. */
  Map<String, String> items(WorkoutId id) {
    Optional<MemberWorkout> stored = workouts.shown(id);
    if (stored.isEmpty()) {
      return Map.of();
    }
    MemberWorkout workout = stored.get();
    Map<String, String> items = new LinkedHashMap<>();
    items.put("workout", JSON.toJson(WorkoutView.of(workout)));
    RunningRecords best = toBeat.computeIfAbsent(id, _ -> records.before(workout));
    items.put("records", JSON.toJson(best.fallenTo(workout)));
    return items;
  }

  void forget(WorkoutId id) {
    toBeat.remove(id);
  }
}
