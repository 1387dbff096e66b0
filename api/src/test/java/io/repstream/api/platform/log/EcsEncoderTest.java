package io.repstream.api.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class EcsEncoderTest {
  private final Logger logger = new LoggerContext().getLogger("io.repstream.Test");

  @Test
  void writesOneLineWithEcsNames() {
    LoggingEvent event =
        event("hello \"you\"\r\n\u001b[31mforged", null, Map.of("trace.id", "abc"));
    event.setKeyValuePairs(
        List.of(new KeyValuePair("http.response.status_code", 404), new KeyValuePair("a", null)));

    String line = new String(new EcsEncoder().encode(event), StandardCharsets.UTF_8);
    assertThat(line.lines()).hasSize(1);
    assertThat(line).endsWith("\n").doesNotContain("\u001b");

    JsonObject json = parse(line);
    assertThat(json.getString("message")).isEqualTo("hello \"you\"\r\n\u001b[31mforged");
    assertThat(json.getString("log.level")).isEqualTo("WARN");
    assertThat(json.getString("trace.id")).isEqualTo("abc");
    assertThat(json.getInt("http.response.status_code")).isEqualTo(404);
    assertThat(json.getString("a")).isEqualTo("null");
    assertThat(json.getString("@timestamp")).endsWith("Z");
  }

  @Test
  void boundsWhatItWritesAndTellsFailures() {
    LoggingEvent event = event("x".repeat(20_000), new IllegalStateException("broken"), Map.of());
    JsonObject json = parse(new String(new EcsEncoder().encode(event), StandardCharsets.UTF_8));
    assertThat(json.getString("message")).hasSize(8_192);
    assertThat(json.getString("error.type")).isEqualTo("java.lang.IllegalStateException");
    assertThat(json.getString("error.stack_trace")).contains("EcsEncoderTest");
  }

  private LoggingEvent event(
      String message, @Nullable Throwable thrown, Map<String, String> context) {
    LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, thrown, null);
    event.setThreadName("main");
    event.setMDCPropertyMap(context);
    return event;
  }

  private static JsonObject parse(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    }
  }
}
