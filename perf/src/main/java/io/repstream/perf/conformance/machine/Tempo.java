package io.repstream.perf.conformance.machine;

import java.time.Duration;

/**
 * How long a check waits, and lets wait.
 *
 * @param patience for what a machine does at its own pace: come back, measure
 * @param answer for what it has to answer
 * @param handshake after which a machine must have given up a gateway that does not answer
 * @param told what REJECT, SLOW and GOAWAY ask for
 * @param grace what was on its way when the machine was told
 */
public record Tempo(
    Duration patience, Duration answer, Duration handshake, Duration told, Duration grace) {
  /** For a machine on a bench. */
  public static Tempo ofBench() {
    return new Tempo(
        Duration.ofSeconds(60),
        Duration.ofSeconds(15),
        Duration.ofSeconds(16),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(1));
  }
}
