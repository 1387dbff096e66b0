package io.repstream.gateway.ops;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether machines may be sent here.
 *
 * @param obstacles what stands against it, as short fixed texts; none = ready
 */
public record Readiness(List<String> obstacles) {
  public Readiness {
    obstacles = List.copyOf(obstacles);
  }

  public boolean isReady() {
    return obstacles.isEmpty();
  }

  public String json() {
    return obstacles.stream()
        .map(obstacle -> '"' + obstacle + '"')
        .collect(
            Collectors.joining(
                ",", "{\"status\":\"" + (isReady() ? "UP" : "DOWN") + "\",\"obstacles\":[", "]}"));
  }
}
