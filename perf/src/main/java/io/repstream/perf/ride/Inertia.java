package io.repstream.perf.ride;

/** A quantity that follows its aim with a delay, as a flywheel, a belt or a heart does. */
final class Inertia {
  private final double timeConstantSeconds;
  private double value;

  Inertia(double startValue, double timeConstantSeconds) {
    this.value = startValue;
    this.timeConstantSeconds = timeConstantSeconds;
  }

  /**
   * Moves towards the aim for a step and answers where it is then. An aim of nothing is reached at
   * once: people in a pause brake.
   */
  double followOrStop(double aim, double stepSeconds) {
    if (aim == 0) {
      value = 0;
    }
    return follow(aim, stepSeconds);
  }

  /** Moves towards the aim for a step and answers where it is then. */
  double follow(double aim, double stepSeconds) {
    value += (aim - value) * -Math.expm1(-stepSeconds / timeConstantSeconds);
    return value;
  }

  double value() {
    return value;
  }
}
