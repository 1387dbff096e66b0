package io.repstream.perf.chaos.stage;

import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Asks something again and again from a thread of its own, and remembers how long answers took. */
public final class Probe implements AutoCloseable {
  private final MonotonicClock clock = MonotonicClock.system();
  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
  private final Question question;
  private final Duration period;
  private final Thread thread;
  private volatile boolean closing;

  /** What is asked. */
  @FunctionalInterface
  public interface Question {
    void ask() throws IOException, InterruptedException;
  }

  private Probe(Question question, Duration period) {
    this.question = question;
    this.period = period;
    this.thread = Thread.ofVirtual().name("probe").start(this::run);
  }

  public static Probe start(Duration period, Question question) {
    return new Probe(question, period);
  }

  private void run() {
    try {
      while (!closing) {
        long begin = clock.nanos();
        try {
          question.ask();
        } catch (IOException e) {
          // No answer at all counts with the time that it took to find out.
        }
        nanos.add(clock.since(begin).toNanos());
        Thread.sleep(period);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public int count() {
    return nanos.size();
  }

  public Duration percentile(double percent) {
    List<Long> sorted = new ArrayList<>(List.copyOf(nanos));
    Collections.sort(sorted);
    int index = (int) Math.ceil(sorted.size() * percent / 100) - 1;
    return sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(Math.max(0, index)));
  }

  public String toText() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d",
        percentile(50).toNanos() / 1e6,
        percentile(99).toNanos() / 1e6,
        percentile(100).toNanos() / 1e6,
        count());
  }

  @Override
  public void close() {
    end();
  }

  /** Asks no more; a question under way ends first. */
  public void end() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
