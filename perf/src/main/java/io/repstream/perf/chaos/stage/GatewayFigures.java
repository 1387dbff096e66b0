package io.repstream.perf.chaos.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What a gateway's metrics say now.
 *
 * @param lines as its admin port shows them
 */
public record GatewayFigures(List<String> lines) {
  public GatewayFigures {
    lines = List.copyOf(lines);
  }

  /** Asks for them. Blocks. */
  public static GatewayFigures of(GatewayProcess gateway) throws IOException {
    try (InputStream page = gateway.admin("/metrics").toURL().openStream()) {
      return new GatewayFigures(new String(page.readAllBytes(), UTF_8).lines().toList());
    }
  }

  /** The value of a metric without labels; empty where it is not shown. */
  public String text(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }
}
