package io.repstream.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class EcsEncoderTest {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger logger = context.getLogger("io.repstream.test");

  private String encode(String message, Throwable thrown, KeyValuePair... pairs) {
    LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, thrown, null);
    event.setKeyValuePairs(List.of(pairs));
    EcsEncoder encoder = new EcsEncoder();
    encoder.setServiceName("svc");
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  private static JsonObject parse(String line) {
    return Json.createReader(new StringReader(line)).readObject();
  }

  @Test
  void writesOneObjectPerLineWithEcsNames() {
    String line = encode("hello", null, new KeyValuePair("repstream.code", "0201"));
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    JsonObject json = parse(line);
    assertThat(json.getString("message")).isEqualTo("hello");
    assertThat(json.getString("log.level")).isEqualTo("WARN");
    assertThat(json.getString("log.logger")).isEqualTo("io.repstream.test");
    assertThat(json.getString("service.name")).isEqualTo("svc");
    assertThat(json.getString("repstream.code")).isEqualTo("0201");
    assertThat(json.getString("@timestamp")).endsWith("Z");
  }

  @Test
  void keepsControlCharactersAndQuotesInsideTheirString() {
    String nasty = "a\r\nb\u001b[31m\"},{\"x\":\"\\\u007f\t\0é";
    String line = encode(nasty, null);
    assertThat(line).containsOnlyOnce("\n").doesNotContain("\u001b", "\u007f", "\r");
    assertThat(parse(line).getString("message")).isEqualTo(nasty);
  }

  @Test
  void boundsWhatItWrites() {
    assertThat(encode("x".repeat(100_000), null)).hasSizeLessThan(10_000);
  }

  @Test
  void tellsWhatWasThrown() {
    JsonObject json = parse(encode("failed", new IllegalStateException("why")));
    assertThat(json.getString("error.type")).isEqualTo("java.lang.IllegalStateException");
    assertThat(json.getString("error.message")).isEqualTo("why");
    assertThat(json.getString("error.stack_trace")).contains("EcsEncoderTest");
  }
}
