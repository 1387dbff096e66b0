package io.repstream.api.live.topic;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A topic at a version: the JSON of each of its items, as clients get it. Immutable.
 *
 * @param version rises with each change, on this node
 * @param items JSON by name, in the order in which they are shown
 */
public record TopicState(long version, Map<String, String> items) {
  static final TopicState EMPTY = new TopicState(0, Map.of());

  /** Takes the map over; it must not be changed any more. */
  public TopicState {}

  /** The items that read differently later, new ones included. */
  public Map<String, String> changesTo(Map<String, String> later) {
    Map<String, String> changes = new LinkedHashMap<>();
    later.forEach(
        (id, json) -> {
          if (!json.equals(items.get(id))) {
            changes.put(id, json);
          }
        });
    return changes;
  }
}
