package io.repstream.gateway.drain;

import java.time.Duration;

/**
 * How far a drain is.
 *
 * @param elapsed since it began; zero before
 * @param told machines that were told to go
 * @param leaving of these, those that are still there
 * @param idle not told yet, and nobody on them
 * @param atBoundary not told yet, somebody rests
 * @param inWorkout not told yet, somebody moves, or may
 */
public record DrainProgress(
    Phase phase,
    Duration elapsed,
    Duration window,
    int told,
    int leaving,
    int idle,
    int atBoundary,
    int inWorkout) {

  /** Where it stands. */
  public enum Phase {
    NOT_BEGUN,
    UNDER_WAY,
    OVER
  }
}
