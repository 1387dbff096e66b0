package io.repstream.api.floor;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last floor that was read of each gym, for the time of an outage. Holds the gyms that were
 * asked for last, up to a bound. Safe for all threads.
 */
final class LastFloors {
  private static final int MOST_GYMS = 1_000;

  private final Map<GymId, Floor> floors =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<GymId, Floor> eldest) {
          return size() > MOST_GYMS;
        }
      };

  synchronized void remember(GymId gymId, Floor floor) {
    floors.put(gymId, floor);
  }

  /** The last floor, each machine marked as of an outage; empty where none was read. */
  Floor duringOutage(GymId gymId) {
    Map<MachineId, MachineStatus> marked = new LinkedHashMap<>();
    last(gymId).machines().forEach((id, status) -> marked.put(id, status.duringOutage()));
    return new Floor(marked);
  }

  private synchronized Floor last(GymId gymId) {
    return floors.getOrDefault(gymId, new Floor(Map.of()));
  }
}
