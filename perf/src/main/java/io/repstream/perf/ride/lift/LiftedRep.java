package io.repstream.perf.ride.lift;

import io.repstream.common.strength.Side;

/**
 * A repetition as it was.
 *
 * @param index from 1 for each side of a set
 * @param timing when
 * @param meanVelocity of lifting, metres per second, as is the next
 * @param forceNewtons that lifting took
 * @param romMeters range of motion
 */
public record LiftedRep(
    int index,
    Side side,
    Timing timing,
    double meanVelocity,
    double peakVelocity,
    double forceNewtons,
    double romMeters) {
  /**
   * When, in seconds.
   *
   * @param start since the begin of the session
   */
  public record Timing(double start, double concentric, double pause, double eccentric) {
    /** Since the begin of the session. */
    public double end() {
      return start + concentric + pause + eccentric;
    }
  }

  /** Mean power of lifting. */
  public double meanPowerWatts() {
    return forceNewtons * meanVelocity;
  }

  /** Highest power of lifting. */
  public double peakPowerWatts() {
    return forceNewtons * peakVelocity;
  }

  /** Work of lifting; lowering gives it back. */
  public double workJoules() {
    return forceNewtons * romMeters;
  }
}
