package io.repstream.api.live.topic;

import java.util.Map;

/**
 * What changed in a topic between two versions.
 *
 * @param previousVersion before
 * @param version after
 * @param items JSON of each changed item, by name; not to be changed
 * @param text the whole message, made once for all subscribers that keep up
 */
public record TopicDelta(
    long previousVersion, long version, Map<String, String> items, String text) {
  /** Of changes to a state. */
  public static TopicDelta of(LiveTopic topic, TopicState before, Map<String, String> changes) {
    long next = before.version() + 1;
    String text = TopicText.delta(topic, before.version(), next, changes);
    return new TopicDelta(before.version(), next, changes, text);
  }
}
