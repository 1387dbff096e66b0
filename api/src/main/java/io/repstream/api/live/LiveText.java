package io.repstream.api.live;

import io.repstream.common.problem.ProblemCode;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** The texts that a live connection sends: {@code repstream.live.v1}. */
final class LiveText {
  static final String HEARTBEAT = "{\"type\":\"heartbeat\"}";
  static final String PONG = "{\"type\":\"pong\"}";

  private LiveText() {}

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
}
