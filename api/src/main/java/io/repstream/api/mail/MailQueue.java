package io.repstream.api.mail;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails behind the request that caused them, so that its time tells nobody whether there was
 * one to send. Few at once and few waiting; what does not get through is counted and dropped: a
 * person asks again. Safe for all threads.
 */
@ApplicationScoped
public class MailQueue {
  private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
  private static final int AT_ONCE = 4;
  private static final int WAITING = 256;

  private final MailSender sender;
  private final ThreadPoolExecutor threads;

  @Inject
  public MailQueue(MailSender sender) {
    this.sender = sender;
    this.threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofVirtual().name("mail-", 0).factory());
  }

  /** Takes a mail over; never blocks. */
  public void offer(Mail mail) {
    try {
      threads.execute(() -> send(mail));
    } catch (RejectedExecutionException full) {
      LOG.warn("too many mails wait; one was dropped");
      count("dropped");
    }
  }

  private void send(Mail mail) {
    try {
      sender.send(mail);
      count("sent");
    } catch (MailNotSentException failed) {
      LOG.error("a mail was not sent", failed);
      count("failed");
    }
  }

  private static void count(String outcome) {
    Metrics.globalRegistry()
        .getOrCreate(
            Counter.builder("repstream_mails_total")
                .description("Mails by what became of them")
                .tags(List.of(Tag.create("outcome", outcome))))
        .increment();
  }

  @PreDestroy
  void close() {
    threads.shutdown();
  }
}
