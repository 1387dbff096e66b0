package io.repstream.api.live;

import io.repstream.common.problem.ProblemCode;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;

/** The texts that a live connection sends: {@code repstream.live.v1}. */
final class LiveText {
  static final String HEARTBEAT = "{\"type\":\"heartbeat\"}";
  static final String PONG = "{\"type\":\"pong\"}";

  private LiveText() {}

  /** The whole of a topic at a version. */
  static String snapshot(String topic, FloorState state) {
    return head("snapshot", topic, state.version()) + machines(state.machines().values());
  }

  /**
   * What changed since the version that the receiver has.
   *
   * @param machines the JSON of each changed machine, whole
   */
  static String delta(String topic, long previous, long version, Collection<String> machines) {
    return head("delta", topic, version) + ",\"previousVersion\":" + previous + machines(machines);
  }

  /** A refusal; the connection stays open. */
  static String error(ProblemCode code, String topic) {
    JsonObjectBuilder error =
        Json.createObjectBuilder()
            .add("type", "error")
            .add("code", code.code())
            .add("detail", code.title());
    if (!topic.isEmpty()) {
      error.add("topic", topic);
    }
    return error.build().toString();
  }

  /** Topics are of a form that needs no escaping; see {@link FloorTopic}. */
  private static String head(String type, String topic, long version) {
    return "{\"type\":\"" + type + "\",\"topic\":\"" + topic + "\",\"version\":" + version;
  }

  private static String machines(Collection<String> machines) {
    return ",\"data\":{\"machines\":[" + String.join(",", machines) + "]}}";
  }
}
