package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.redis.LiveFigures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Floors in memory, with everything that was ever shown. For one thread. */
public final class RecordedFloors implements FloorWriter {
  private final Set<WorkoutId> hinted = new HashSet<>();
  private final Map<MachineId, LiveFigures> shown = new HashMap<>();
  private final List<Update> updates = new ArrayList<>();

  @Override
  public void show(List<Update> news) {
    updates.addAll(news);
    news.forEach(update -> shown.put(update.machineId(), update.figures()));
  }

  @Override
  public Optional<LiveFigures> shown(GymId gymId, MachineId machineId) {
    return Optional.ofNullable(shown.get(machineId));
  }

  public LiveFigures of(MachineId machineId) {
    return shown.get(machineId);
  }

  public List<Update> updates() {
    return updates;
  }

  @Override
  public void hint(Collection<WorkoutId> changed) {
    hinted.addAll(changed);
  }

  /** The workouts that watchers were told of. */
  Set<WorkoutId> hinted() {
    return hinted;
  }
}
