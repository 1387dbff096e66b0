package io.repstream.api.live.topic;

import io.repstream.api.floor.Floor;
import io.repstream.api.floor.FloorReader;
import io.repstream.api.machine.Machine;
import io.repstream.api.machine.MachineStore;
import io.repstream.api.machine.MachineView;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Floors as inventory and live status in one. The inventory is read anew every few seconds only: it
 * changes by hand, the status many times a second.
 */
@ApplicationScoped
public class InventoryFloorSource {
  private static final Jsonb JSON = JsonbBuilder.create();
  private static final Duration INVENTORY_LIFE = Duration.ofSeconds(5);
  private static final int PAGE = 500;

  private final MachineStore store;
  private final FloorReader floors;
  private final MonotonicClock clock = MonotonicClock.system();
  private final Map<GymId, Inventory> inventories = new ConcurrentHashMap<>();

  @Inject
  public InventoryFloorSource(MachineStore store, FloorReader floors) {
    this.store = store;
    this.floors = floors;
  }

  private record Inventory(List<Machine> machines, long readAtNanos) {}

  /** The JSON of every machine of a gym, by id, in the order of the inventory. May block. */
  Map<String, String> machines(GymId gymId) {
    Floor floor = floors.read(gymId);
    Map<String, String> machines = new LinkedHashMap<>();
    for (Machine machine : inventory(gymId)) {
      MachineView view = MachineView.of(machine, floor.of(machine.id()));
      machines.put(view.id(), JSON.toJson(view));
    }
    return machines;
  }

  /** Forgets a gym that nobody watches any more. */
  void forget(GymId gymId) {
    inventories.remove(gymId);
  }

  private List<Machine> inventory(GymId gymId) {
    @Nullable Inventory known = inventories.get(gymId);
    if (known != null && clock.since(known.readAtNanos()).compareTo(INVENTORY_LIFE) < 0) {
      return known.machines();
    }
    List<Machine> read = read(gymId);
    inventories.put(gymId, new Inventory(read, clock.nanos()));
    return read;
  }

  private List<Machine> read(GymId gymId) {
    List<Machine> machines = new ArrayList<>();
    Optional<MachineId> after = Optional.empty();
    List<Machine> page;
    do {
      page = store.ofGym(gymId, after, PAGE);
      machines.addAll(page);
      after = page.isEmpty() ? after : Optional.of(page.getLast().id());
    } while (page.size() == PAGE);
    return machines;
  }
}
