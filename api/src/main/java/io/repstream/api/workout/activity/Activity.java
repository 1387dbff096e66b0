package io.repstream.api.workout.activity;

import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file tells of a workout.
 *
 * @param machineType what it was done at, as far as the file's sport means a machine
 * @param points in order of time
 */
public record Activity(
    ActivityFormat format,
    @Nullable MachineType machineType,
    Instant startedAt,
    Instant endedAt,
    StoredFigures figures,
    WorkoutParts parts,
    List<Point> points) {
  public Activity {
    points = List.copyOf(points);
  }
}
