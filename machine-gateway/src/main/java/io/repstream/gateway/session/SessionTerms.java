package io.repstream.gateway.session;

import java.time.Duration;

/**
 * What the gateway grants every connection.
 *
 * @param heartbeat a side that sent nothing for so long pings
 * @param handshakeLimit from accept to WELCOME, else the connection closes
 * @param farewellLimit how long a connection stays open after GOAWAY
 * @param maxFrameBytes largest frame, type and flags included
 * @param windowSamples most samples that may wait for their ACK
 * @param rates how much a connection may send; who sends more is told SLOW
 */
public record SessionTerms(
    Duration heartbeat,
    Duration handshakeLimit,
    Duration farewellLimit,
    int maxFrameBytes,
    int windowSamples,
    SampleRates rates) {
  /** The only protocol version there is. */
  static final int PROTOCOL = 1;

  /** A peer that was silent for 2.5 heartbeats is gone. */
  private static final int DEAD_AFTER_HALF_HEARTBEATS = 5;

  public SessionTerms {
    if (heartbeat.toSeconds() < 1 || heartbeat.toSeconds() > 0xFFFF) {
      throw new IllegalArgumentException("heartbeat must be 1 to 65,535 s");
    }
    if (maxFrameBytes < 2 || windowSamples < 1) {
      throw new IllegalArgumentException("frame and window must not be empty");
    }
  }

  long silenceLimitMs() {
    return heartbeat.toMillis() * DEAD_AFTER_HALF_HEARTBEATS / 2;
  }
}
