package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.track.FloorView;
import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.ingest.track.TrackLoader;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.LiveFigures;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The machines of a shard that are in memory, those used last at the end. For one thread; finding a
 * machine that is not in memory blocks.
 */
final class Tracks {
  private static final float LOAD_FACTOR = 0.75f;

  private final TrackLoader loader;
  private final FloorWriter floors;
  private final Map<MachineId, MachineTrack> tracks = new LinkedHashMap<>(64, LOAD_FACTOR, true);
  private final Map<MachineId, FloorView> views = new LinkedHashMap<>();

  Tracks(TrackLoader loader, FloorWriter floors) {
    this.loader = loader;
    this.floors = floors;
  }

  /**
   * The track of a machine, rebuilt from the store if it is not in memory.
   *
   * @param gymId where the machine stands
   */
  MachineTrack of(MachineId machineId, GymId gymId) {
    MachineTrack known = tracks.get(machineId);
    if (known != null) {
      return known;
    }
    MachineTrack loaded = loader.load(machineId);
    Optional<LiveFigures> shown = floors.shown(gymId, machineId);
    shown.ifPresent(figures -> loaded.reportedBefore(figures.state()));
    views.put(machineId, new FloorView(shown));
    tracks.put(machineId, loaded);
    return loaded;
  }

  /** Rebuilds a track from the store. */
  void reload(MachineTrack track) {
    loader.reload(track);
  }

  /** What the floor shows of a machine that is in memory. */
  FloorView viewOf(MachineTrack track) {
    return views.get(track.machineId());
  }

  Collection<MachineTrack> all() {
    return tracks.values();
  }

  Set<MachineId> ids() {
    return tracks.keySet();
  }

  /**
   * Forgets those that were not used for the longest time.
   *
   * @param unwritten those that must stay
   */
  void shrinkTo(int most, Set<MachineId> unwritten) {
    Iterator<MachineId> eldest = tracks.keySet().iterator();
    while (tracks.size() > most && eldest.hasNext()) {
      MachineId machineId = eldest.next();
      if (!unwritten.contains(machineId)) {
        views.remove(machineId);
        eldest.remove();
      }
    }
  }

  void clear() {
    tracks.clear();
    views.clear();
  }
}
