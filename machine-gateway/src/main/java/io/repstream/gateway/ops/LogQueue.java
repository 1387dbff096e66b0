package io.repstream.gateway.ops;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;

/**
 * The bounded queue between whoever logs and the log: whoever logs is an event loop, and the disk
 * of the log may be full, or nobody may read its pipe. So a line that finds the queue full is
 * dropped and counted, and nobody ever waits. Safe for all threads.
 */
public final class LogQueue extends AsyncAppender {
  private static final int LINES = 4_096;

  /** Below this much room a line is dropped: only where there is none at all. */
  private static final int LEAST_ROOM = 1;

  private final LongAdder dropped = new LongAdder();

  public LogQueue() {
    setQueueSize(LINES);
    setDiscardingThreshold(LEAST_ROOM);
    setNeverBlock(true);
  }

  /** Asked only where there is no room: whatever its level, no line is worth a waiting machine. */
  @Override
  protected boolean isDiscardable(ILoggingEvent event) {
    dropped.increment();
    return true;
  }

  /** How many lines all queues of the process have dropped. */
  public static long droppedLines(LoggerContext context) {
    long sum = 0;
    Iterator<Appender<ILoggingEvent>> appenders =
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
    while (appenders.hasNext()) {
      sum += appenders.next() instanceof LogQueue queue ? queue.dropped.sum() : 0;
    }
    return sum;
  }
}
