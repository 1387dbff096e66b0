package io.repstream.api.platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object per line, with the field names of the Elastic Common Schema. What a message holds
 * stays inside its string; values are bounded.
 */
public final class EcsEncoder extends EncoderBase<ILoggingEvent> {
  private static final int MAX_VALUE_CHARS = 8_192;
  private static final byte[] NOTHING = {};

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringWriter line = new StringWriter(512);
    try (JsonGenerator json = Json.createGenerator(line)) {
      json.writeStartObject()
          .write("@timestamp", event.getInstant().toString())
          .write("log.level", event.getLevel().toString())
          .write("message", bounded(event.getFormattedMessage()))
          .write("ecs.version", "8.11")
          .write("service.name", "repstream-api")
          .write("log.logger", event.getLoggerName())
          .write("process.thread.name", event.getThreadName());
      event.getMDCPropertyMap().forEach((name, value) -> json.write(name, bounded(value)));
      pairs(json, event.getKeyValuePairs());
      error(json, event.getThrowableProxy());
      json.writeEnd();
    }
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void pairs(JsonGenerator json, @Nullable List<KeyValuePair> pairs) {
    if (pairs == null) {
      return;
    }
    for (KeyValuePair pair : pairs) {
      switch (pair.value) {
        case Integer number -> json.write(pair.key, number);
        case Long number -> json.write(pair.key, number);
        case null, default -> json.write(pair.key, bounded(String.valueOf(pair.value)));
      }
    }
  }

  private static void error(JsonGenerator json, @Nullable IThrowableProxy thrown) {
    if (thrown != null) {
      json.write("error.type", thrown.getClassName())
          .write("error.message", bounded(String.valueOf(thrown.getMessage())))
          .write("error.stack_trace", bounded(ThrowableProxyUtil.asString(thrown)));
    }
  }

  private static String bounded(String text) {
    return text.length() <= MAX_VALUE_CHARS ? text : text.substring(0, MAX_VALUE_CHARS);
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
