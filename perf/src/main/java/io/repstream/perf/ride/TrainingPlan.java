package io.repstream.perf.ride;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What an athlete means to do, stretch after stretch.
 *
 * @param efforts at least one
 */
public record TrainingPlan(List<Effort> efforts) {
  private static final double WARM_UP_SHARE = 0.15;
  private static final double COOL_DOWN_SHARE = 0.1;

  public TrainingPlan {
    efforts = List.copyOf(efforts);
    if (efforts.isEmpty()) {
      throw new IllegalArgumentException("a plan has at least one effort");
    }
  }

  /** Warm-up, an even effort, cool-down; no pause. */
  public static TrainingPlan steady(Duration length) {
    double seconds = seconds(length);
    double middle = seconds * (1 - WARM_UP_SHARE - COOL_DOWN_SHARE);
    return new TrainingPlan(
        List.of(
            new Effort(Effort.Kind.WARM_UP, seconds * WARM_UP_SHARE, 0.55),
            new Effort(Effort.Kind.STEADY, middle, 0.8),
            new Effort(Effort.Kind.COOL_DOWN, seconds * COOL_DOWN_SHARE, 0.5)));
  }

  /** Warm-up, hard and easy stretches in turn with a pause now and then, cool-down. */
  public static TrainingPlan intervals(Duration length, RandomGenerator random) {
    double seconds = seconds(length);
    double end = seconds * (1 - COOL_DOWN_SHARE);
    List<Effort> efforts = new ArrayList<>();
    double at = seconds * WARM_UP_SHARE;
    efforts.add(new Effort(Effort.Kind.WARM_UP, at, random.nextDouble(0.45, 0.6)));
    for (int i = 0; at < end; i++) {
      Effort effort = interval(i, random);
      double left = Math.min(effort.seconds(), end - at);
      efforts.add(new Effort(effort.kind(), left, effort.intensity()));
      at += effort.seconds();
    }
    efforts.add(
        new Effort(Effort.Kind.COOL_DOWN, seconds * COOL_DOWN_SHARE, random.nextDouble(0.35, 0.5)));
    return new TrainingPlan(efforts);
  }

  private static Effort interval(int index, RandomGenerator random) {
    if (index % 6 == 5) {
      return new Effort(Effort.Kind.PAUSE, random.nextDouble(10, 40), 0);
    }
    return index % 2 == 0
        ? new Effort(Effort.Kind.HARD, random.nextDouble(30, 90), random.nextDouble(0.85, 1.15))
        : new Effort(Effort.Kind.RECOVERY, random.nextDouble(20, 60), random.nextDouble(0.4, 0.6));
  }

  /** How long the plan takes, pauses included. */
  public double totalSeconds() {
    return efforts.stream().mapToDouble(Effort::seconds).sum();
  }

  /** The effort at a time after the start; the last one from the end on. */
  public Effort at(double secondsAfterStart) {
    double end = 0;
    for (Effort effort : efforts) {
      end += effort.seconds();
      if (secondsAfterStart < end) {
        return effort;
      }
    }
    return efforts.getLast();
  }

  private static double seconds(Duration length) {
    if (!length.isPositive()) {
      throw new IllegalArgumentException("training takes time");
    }
    return length.toNanos() / 1e9;
  }
}
