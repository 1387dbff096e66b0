package io.repstream.common.workout.figure;

import io.repstream.common.id.BootId;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.EnergyEstimates;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sums of a workout up to some sample. Immutable. */
public final class Totals {
  /** Of a workout without samples. */
  public static final Totals NONE = new Totals();

  private final long activeMs;
  private final CountedDistance distance;
  private final double countedKcal;
  private final double integratedMeters;
  private final double joules;
  private final Average power;
  private final Average speed;
  private final Average cadence;
  private final Average heartRate;

  private Totals() {
    activeMs = 0;
    distance = CountedDistance.NONE;
    countedKcal = Double.NaN;
    integratedMeters = Double.NaN;
    joules = Double.NaN;
    power = Average.NONE;
    speed = Average.NONE;
    cadence = Average.NONE;
    heartRate = Average.NONE;
  }

  private Totals(Totals before, Measured measured) {
    Reading reading = measured.reading();
    long movingMs = measured.movingMs();
    double seconds = movingMs / 1_000.0;
    activeMs = before.activeMs + movingMs;
    distance =
        before.distance.plus(
            measured.gain().distanceMeters(),
            reading.distanceMeters(),
            measured.bootId(),
            measured.seq());
    countedKcal =
        Double.isNaN(reading.energyKcal())
            ? before.countedKcal
            : sum(before.countedKcal, measured.gain().energyKcal());
    integratedMeters = sum(before.integratedMeters, reading.speedMetersPerSecond() * seconds);
    joules = sum(before.joules, reading.powerWatts() * seconds);
    power = whileMoving(measured, before.power, reading.powerWatts());
    speed = whileMoving(measured, before.speed, reading.speedMetersPerSecond());
    cadence = whileMoving(measured, before.cadence, reading.cadenceRpm());
    heartRate = before.heartRate.plus(reading.heartRateBpm(), measured.intervalMs());
  }

  private Totals(Totals before, long movingMs) {
    activeMs = before.activeMs + movingMs;
    distance = before.distance;
    countedKcal = before.countedKcal;
    integratedMeters = before.integratedMeters;
    joules = before.joules;
    power = before.power;
    speed = before.speed;
    cadence = before.cadence;
    heartRate = before.heartRate;
  }

  /**
   * A measurement in its place.
   *
   * @param reading what it says
   * @param gain what its counts add
   * @param bootId of the sample
   * @param seq of the sample
   * @param intervalMs the time it speaks for: since the measurement before, or 0
   * @param motion whether the machine was moved
   */
  public record Measured(
      Reading reading,
      Counters.Gain gain,
      BootId bootId,
      long seq,
      long intervalMs,
      Motion motion) {
    long movingMs() {
      return motion == Motion.MOVING ? intervalMs : 0;
    }
  }

  /** What a measurement says about motion. */
  public enum Motion {
    MOVING,
    STILL
  }

  /** With one more measurement. */
  public Totals plus(Measured measured) {
    return new Totals(this, measured);
  }

  /** With motion of which nothing but its duration is known. */
  public Totals plusMotion(long durationMs) {
    return new Totals(this, durationMs);
  }

  /** Time in motion. */
  public long activeMs() {
    return activeMs;
  }

  /** How the machine's count reads as distance. */
  public CountedDistance distance() {
    return distance;
  }

  /** The way so far, however it is known; NaN where it is not. */
  public double meters() {
    return distance.isKnown() ? distance.meters() : integratedMeters;
  }

  /** What the body spent, by the machine's count and by the work done. */
  public EnergyEstimates energy() {
    return new EnergyEstimates(known(countedKcal), known(mechanicalKcal()));
  }

  private double mechanicalKcal() {
    return EnergyEstimates.kcalOfWork(joules);
  }

  /** The figures as shown: the machine's own count where it has one, else derived. */
  public WorkoutFigures figures() {
    boolean countsMeters = distance.isKnown();
    boolean countsKcal = !Double.isNaN(countedKcal);
    double estimatedKcal = mechanicalKcal();
    return new WorkoutFigures(
        Duration.ofMillis(activeMs),
        known(countsMeters ? distance.meters() : integratedMeters),
        source(countsMeters, integratedMeters),
        known(countsKcal ? countedKcal : estimatedKcal),
        source(countsKcal, estimatedKcal),
        Spread.of(power),
        Spread.of(speed),
        Spread.of(cadence),
        Spread.of(heartRate));
  }

  private static Average whileMoving(Measured measured, Average before, double value) {
    return measured.motion() == Motion.MOVING ? before.plus(value, measured.intervalMs()) : before;
  }

  private static Source source(boolean counted, double derived) {
    if (counted) {
      return Source.MACHINE;
    }
    return Double.isNaN(derived) ? Source.UNKNOWN : Source.DERIVED;
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double sum(double sum, double more) {
    if (Double.isNaN(more)) {
      return sum;
    }
    return Double.isNaN(sum) ? more : sum + more;
  }
}
