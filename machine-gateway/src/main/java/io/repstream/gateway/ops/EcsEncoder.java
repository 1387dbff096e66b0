package io.repstream.gateway.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object per line, with the field names of the Elastic Common Schema. Whatever a message
 * holds stays inside its string: control characters are escaped, lengths are bounded.
 */
public final class EcsEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final int MAX_VALUE_CHARS = 8_192;
  private static final char FIRST_PRINTABLE = ' ';
  private static final char DELETE = '\u007f';

  private String serviceName = "repstream";

  /** Called by the configuration: {@code <serviceName>}. */
  public void setServiceName(String serviceName) {
    this.serviceName = serviceName;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(256).append('{');
    field(line, "@timestamp", event.getInstant().toString());
    field(line, "log.level", event.getLevel().toString());
    field(line, "message", event.getFormattedMessage());
    field(line, "ecs.version", "8.11");
    field(line, "service.name", serviceName);
    field(line, "log.logger", event.getLoggerName());
    field(line, "process.thread.name", event.getThreadName());
    for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
      field(line, entry.getKey(), entry.getValue());
    }
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        field(line, pair.key, String.valueOf(pair.value));
      }
    }
    error(line, event.getThrowableProxy());
    line.setCharAt(line.length() - 1, '}');
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void error(StringBuilder line, IThrowableProxy thrown) {
    if (thrown != null) {
      field(line, "error.type", thrown.getClassName());
      field(line, "error.message", String.valueOf(thrown.getMessage()));
      field(line, "error.stack_trace", ThrowableProxyUtil.asString(thrown));
    }
  }

  private static void field(StringBuilder line, String name, String value) {
    quoted(line, name);
    line.append(':');
    quoted(line, value);
    line.append(',');
  }

  private static void quoted(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < Math.min(text.length(), MAX_VALUE_CHARS); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\t' -> line.append("\\t");
        default -> {
          if (c < FIRST_PRINTABLE || c == DELETE) {
            line.append("\\u%04x".formatted((int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
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
