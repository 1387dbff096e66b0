package io.repstream.api.live;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A gym's floor at a version: the JSON of each machine, as clients get it. Immutable.
 *
 * @param version rises with each change, on this node
 * @param machines JSON by machine id, in the order of the inventory
 */
record FloorState(long version, Map<String, String> machines) {
  static final FloorState EMPTY = new FloorState(0, Map.of());

  /** Takes the map over; it must not be changed any more. */
  FloorState {}

  /** The machines that read differently in a later floor, new ones included. */
  Map<String, String> changesTo(Map<String, String> later) {
    Map<String, String> changes = new LinkedHashMap<>();
    later.forEach(
        (id, json) -> {
          if (!json.equals(machines.get(id))) {
            changes.put(id, json);
          }
        });
    return changes;
  }
}
