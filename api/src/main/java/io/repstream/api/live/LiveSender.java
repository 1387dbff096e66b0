package io.repstream.api.live;

import io.helidon.websocket.WsSession;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in an outbox, on a virtual thread of its own: it blocks when its client's
 * network does, and nobody waits for it. A heartbeat goes out when nothing else did for a while. It
 * ends with the client's token, with the connection, or when asked to.
 */
final class LiveSender {
  static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /** A send that takes longer belongs to a client that does not read. */
  static final Duration LONGEST_SEND = Duration.ofSeconds(10);

  private static final long NOT_SENDING = 0;

  private final WsSession session;
  private final Outbox outbox;
  private final Instant endsAt;
  private final MonotonicClock clock;
  private final WallClock wallClock;
  private final AtomicReference<@Nullable LiveClose> closing = new AtomicReference<>();
  private volatile long sendingSinceNanos = NOT_SENDING;

  LiveSender(WsSession session, Outbox outbox, Instant endsAt, LiveDoor door) {
    this.session = session;
    this.outbox = outbox;
    this.endsAt = endsAt;
    this.clock = door.clock();
    this.wallClock = door.wallClock();
  }

  void start() {
    Thread.ofVirtual().name("live-sender").start(this::run);
  }

  /** Ends the connection once the message under way is out. */
  void close(LiveClose reason) {
    closing.compareAndSet(null, reason);
    outbox.close();
  }

  /** Cuts the connection where a send has been under way for too long. */
  void cutIfStuck() {
    long since = sendingSinceNanos;
    if (since != NOT_SENDING && clock.since(since).compareTo(LONGEST_SEND) > 0) {
      outbox.close();
      try {
        session.terminate();
      } catch (UncheckedIOException gone) {
        // it was closed meanwhile; the caller goes on to the next one
      }
    }
  }

  private void run() {
    try {
      while (sendNext()) {
        // until there is a reason to end
      }
      LiveClose reason = closing.get();
      if (reason != null) {
        session.close(reason.code(), reason.text());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException gone) {
      outbox.close(); // the client went away; the reading side notices and leaves
    }
  }

  private boolean sendNext() throws InterruptedException {
    Duration left = Duration.between(wallClock.instant(), endsAt);
    if (left.isNegative() || left.isZero()) {
      close(LiveClose.TOKEN_ENDED);
      return false;
    }
    Duration wait = left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
    String message = outbox.take(clock.nanos() + wait.toNanos());
    if (outbox.isClosed()) {
      return false;
    }
    send(message == null ? LiveText.HEARTBEAT : message);
    return true;
  }

  private void send(String text) {
    sendingSinceNanos = clock.nanos() | 1;
    session.send(text, true);
    sendingSinceNanos = NOT_SENDING;
  }
}
