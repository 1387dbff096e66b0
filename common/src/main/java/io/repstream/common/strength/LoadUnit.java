package io.repstream.common.strength;

/** The unit of a load as the member sees it. */
public enum LoadUnit {
  KG(9.80665),
  LB(4.4482216152605),
  N(1),
  /** A number on a scale of the machine's own. */
  LEVEL(Double.NaN);

  private final double newtons;

  LoadUnit(double newtons) {
    this.newtons = newtons;
  }

  /** What one of it weighs; NaN where only the machine's calibration can tell. */
  public double newtons() {
    return newtons;
  }
}
