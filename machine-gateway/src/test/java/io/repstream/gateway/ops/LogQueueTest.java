package io.repstream.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogQueueTest {
  private static final int LINES = 20_000;

  private final LoggerContext context = new LoggerContext();
  private final StuckLog log = new StuckLog();

  @AfterEach
  void stop() {
    log.readOn.countDown();
    context.stop();
  }

  @Test
  void whoLogsNeverWaitsForALogThatIsStuck() {
    Logger logger = logger();
    for (int line = 0; line < LINES; line++) {
      logger.error("line {}", line);
    }
    long dropped = LogQueue.droppedLines(context);
    assertThat(dropped).isBetween(1L, (long) LINES);
    log.readOn.countDown();
    context.stop();
    assertThat(log.lines).hasSize((int) (LINES - dropped)).startsWith("line 0", "line 1");
  }

  @Test
  void dropsNothingWhereThereIsRoom() {
    log.readOn.countDown();
    Logger logger = logger();
    for (int line = 0; line < 100; line++) {
      logger.info("line {}", line);
    }
    context.stop();
    assertThat(log.lines).hasSize(100);
    assertThat(LogQueue.droppedLines(context)).isZero();
  }

  @Test
  void standsBeforeTheLogOfTheProcess() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogQueue.class.getResource("/logback.xml"));
    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
        .toIterable()
        .singleElement()
        .isInstanceOf(LogQueue.class);
  }

  private Logger logger() {
    LogQueue queue = new LogQueue();
    queue.setContext(context);
    log.setContext(context);
    log.start();
    queue.addAppender(log);
    queue.start();
    context.setMDCAdapter(new LogbackMDCAdapter());
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(queue);
    return root;
  }

  private static final class StuckLog extends AppenderBase<ILoggingEvent> {
    private final CountDownLatch readOn = new CountDownLatch(1);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      try {
        readOn.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
      lines.add(event.getFormattedMessage());
    }
  }
}
