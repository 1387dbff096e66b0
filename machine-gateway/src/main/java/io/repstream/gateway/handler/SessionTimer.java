package io.repstream.gateway.handler;

import io.netty.channel.EventLoop;
import io.repstream.gateway.session.Moment;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a session in time. A connection that is active moves its deadline with every frame; the
 * timer stays where it is, wakes too early once, and only then moves. For one event loop.
 */
final class SessionTimer {
  private final EventLoop loop;
  private final Runnable wake;
  private @Nullable Future<?> scheduled;
  private long scheduledAtMs;

  SessionTimer(EventLoop loop, Runnable wake) {
    this.loop = loop;
    this.wake = wake;
  }

  /** Makes sure that the session is woken at the given time, or before. */
  void arm(long atMs, Moment now) {
    if (atMs == Long.MAX_VALUE) {
      cancel();
    } else if (scheduled == null || atMs < scheduledAtMs) {
      cancel();
      scheduledAtMs = atMs;
      long delayMs = Math.max(0, atMs - now.monotonicMs());
      scheduled = loop.schedule(this::fire, delayMs, TimeUnit.MILLISECONDS);
    }
  }

  private void fire() {
    scheduled = null;
    wake.run();
  }

  void cancel() {
    if (scheduled != null) {
      scheduled.cancel(false);
      scheduled = null;
    }
  }
}
