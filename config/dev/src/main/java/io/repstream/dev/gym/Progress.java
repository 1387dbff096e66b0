package io.repstream.dev.gym;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.process.StopListener;
import io.repstream.dev.store.StoreListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells the person at the terminal what goes on: one line a step, with the time it took. The word
 * that says that all is done belongs to the last table and does not appear before. For one thread
 * at a time.
 */
public final class Progress implements StoreListener, StopListener {
  private static final int NAME_WIDTH = 16;

  private final PrintStream out;
  private final MonotonicClock clock;
  private final long begin;
  private long stepBegin;
  private boolean inStep;

  public Progress(PrintStream out, MonotonicClock clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.nanos();
  }

  /** A line of its own. */
  public synchronized void say(String line) {
    breakStep();
    out.println(line);
    out.flush();
  }

  /** A step begins. */
  public synchronized void begin(String step) {
    breakStep();
    stepBegin = clock.nanos();
    inStep = true;
    out.printf("  %-" + NAME_WIDTH + "s ", step);
    out.flush();
  }

  /** The step that began last is done. */
  public synchronized void done(String result) {
    out.printf("%s (%s)%n", result, seconds(clock.since(stepBegin)));
    out.flush();
    inStep = false;
  }

  /** Since the launcher started. */
  public String elapsed() {
    return seconds(clock.since(begin));
  }

  private void breakStep() {
    if (inStep) {
      out.println();
      inStep = false;
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  @Override
  public void starting(String store) {
    begin(store);
  }

  @Override
  public void ready(String address) {
    done(address);
  }

  @Override
  public void stopping(String child) {
    begin("stop " + child);
  }

  @Override
  public void stopped() {
    done("ended");
  }

  @Override
  public void killed() {
    done("did not end in time, killed");
  }
}
