package io.repstream.gateway.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.repstream.gateway.ops.EcsEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Collects what the gateway logs at WARN and above, as the lines an operator would see. */
public final class LogCapture implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  private LogCapture(Logger logger) {
    this.logger = logger;
    appender.start();
    logger.addAppender(appender);
  }

  public static LogCapture ofGateway() {
    return new LogCapture((Logger) LoggerFactory.getLogger("io.repstream.gateway"));
  }

  /** The lines that contain a text. */
  public List<String> linesWith(String text) {
    EcsEncoder encoder = new EcsEncoder();
    return List.copyOf(appender.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(event -> new String(encoder.encode(event), StandardCharsets.UTF_8))
        .filter(line -> line.contains(text))
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
