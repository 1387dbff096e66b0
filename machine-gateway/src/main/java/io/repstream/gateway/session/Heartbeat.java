package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpMessage;

/** When each side was last heard; times are monotonic milliseconds. */
final class Heartbeat {
  private final long intervalMs;
  private final long silenceLimitMs;
  private long receivedAtMs;
  private long sentAtMs;
  private boolean suspended;

  Heartbeat(SessionTerms terms, Moment now) {
    this.intervalMs = terms.heartbeat().toMillis();
    this.silenceLimitMs = terms.silenceLimitMs();
    this.receivedAtMs = now.monotonicMs();
    this.sentAtMs = now.monotonicMs();
  }

  void received(Moment now) {
    receivedAtMs = now.monotonicMs();
  }

  void sent(Moment now) {
    sentAtMs = now.monotonicMs();
  }

  /** While nothing is read, silence says nothing about the machine. */
  void suspend() {
    suspended = true;
  }

  void resume(Moment now) {
    suspended = false;
    receivedAtMs = now.monotonicMs();
  }

  boolean isDead(Moment now) {
    return !suspended && now.monotonicMs() - receivedAtMs >= silenceLimitMs;
  }

  /** Whoever was silent pings. */
  void pingIfSilent(Moment now, Effects out) {
    if (now.monotonicMs() - sentAtMs >= intervalMs) {
      out.send(new RmpMessage.Ping(now.monotonicMs()));
    }
  }

  long nextTickMs() {
    long nextPingMs = sentAtMs + intervalMs;
    return suspended ? nextPingMs : Math.min(nextPingMs, receivedAtMs + silenceLimitMs);
  }
}
