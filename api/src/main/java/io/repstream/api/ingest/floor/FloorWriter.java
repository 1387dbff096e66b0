package io.repstream.api.ingest.floor;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.redis.LiveFigures;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where floors and workouts under way are shown. Safe for all threads; calls may block. */
public interface FloorWriter {
  /**
   * What one machine shows now.
   *
   * @param gymId on whose floor
   */
  record Update(GymId gymId, MachineId machineId, LiveFigures figures) {}

  /** Shows all of this, in one round trip. */
  void show(List<Update> updates);

  /** Tells those who watch these workouts that they were stored anew. */
  void hint(Collection<WorkoutId> changed);

  /** What is shown of a machine. */
  Optional<LiveFigures> shown(GymId gymId, MachineId machineId);
}
