package io.repstream.api.live;

import java.util.Map;

/**
 * What changed on a floor between two versions.
 *
 * @param previousVersion before
 * @param version after
 * @param machines JSON of each changed machine, by id; not to be changed
 * @param text the whole message, made once for all subscribers that keep up
 */
record FloorDelta(long previousVersion, long version, Map<String, String> machines, String text) {
  static FloorDelta of(FloorTopic topic, FloorState before, Map<String, String> changes) {
    long next = before.version() + 1;
    String text = LiveText.delta(topic.toString(), before.version(), next, changes.values());
    return new FloorDelta(before.version(), next, changes, text);
  }
}
