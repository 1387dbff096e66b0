package io.repstream.api.machine;

/**
 * Where a machine stands on its gym's floor plan.
 *
 * @param x metres from the plan's left edge, 0 to 1,000
 * @param y metres from the plan's upper edge, 0 to 1,000
 */
public record FloorPosition(double x, double y) {
  private static final double MAX_METERS = 1_000;

  public FloorPosition {
    if (!isOnPlan(x) || !isOnPlan(y)) {
      throw new IllegalArgumentException("a position lies within 0 to 1,000 m");
    }
  }

  private static boolean isOnPlan(double meters) {
    return meters >= 0 && meters <= MAX_METERS;
  }
}
