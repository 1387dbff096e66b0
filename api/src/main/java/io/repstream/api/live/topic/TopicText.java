package io.repstream.api.live.topic;

import java.util.Map;

/** The messages about topics: {@code repstream.live.v1}. */
public final class TopicText {
  private TopicText() {}

  /** The whole of a topic at a version. */
  public static String snapshot(LiveTopic topic, TopicState state) {
    return head("snapshot", topic, state.version()) + data(topic, state.items());
  }

  /**
   * What changed since the version that the receiver has.
   *
   * @param items the JSON of each changed item, whole
   */
  public static String delta(
      LiveTopic topic, long previous, long version, Map<String, String> items) {
    return head("delta", topic, version) + ",\"previousVersion\":" + previous + data(topic, items);
  }

  private static String head(String type, LiveTopic topic, long version) {
    return "{\"type\":\"" + type + "\",\"topic\":\"" + topic + "\",\"version\":" + version;
  }

  private static String data(LiveTopic topic, Map<String, String> items) {
    return ",\"data\":{"
        + switch (topic) {
          case FloorTopic _ -> "\"machines\":[" + String.join(",", items.values()) + "]";
          case WorkoutTopic _ -> members(items);
        }
        + "}}";
  }

  private static String members(Map<String, String> items) {
    StringBuilder members = new StringBuilder();
    items.forEach(
        (name, json) ->
            members
                .append(members.isEmpty() ? "\"" : ",\"")
                .append(name)
                .append("\":")
                .append(json));
    return members.toString();
  }
}
