package io.repstream.common.strength;

import org.jspecify.annotations.Nullable;

/**
 * How one machine's displayed load reads in newtons: a straight line.
 *
 * @param version rises with each change; 1 is the standard
 * @param loadClass what kind of resistance it is
 * @param factor of the displayed load in its unit's newtons: a 2:1 pulley halves it
 * @param newtonsPerLevel of the machine's own scale; null where nobody measured it
 * @param offsetNewtons what the machine weighs without a load, for instance its lever
 */
public record Calibration(
    int version,
    LoadClass loadClass,
    double factor,
    @Nullable Double newtonsPerLevel,
    double offsetNewtons) {
  private static final Calibration STANDARD = new Calibration(1, LoadClass.UNKNOWN, 1, null, 0);

  public Calibration {
    boolean isLine = Double.isFinite(factor) && factor > 0 && Double.isFinite(offsetNewtons);
    boolean isScale =
        newtonsPerLevel == null || (Double.isFinite(newtonsPerLevel) && newtonsPerLevel > 0);
    if (version < 1 || !isLine || !isScale) {
      throw new IllegalArgumentException("a calibration is a rising line");
    }
  }

  /** Of a machine that nobody calibrated: a kilogram is a kilogram, a level is unknown. */
  public static Calibration standard() {
    return STANDARD;
  }

  /**
   * A load in newtons, which the machine's own statement outranks.
   *
   * @return null where it cannot be told
   */
  public @Nullable Double newtons(Load load) {
    if (load.newtons() != null) {
      return load.newtons();
    }
    Double displayed = load.displayed();
    LoadUnit unit = load.unit();
    if (displayed == null || unit == null) {
      return null;
    }
    if (unit == LoadUnit.LEVEL) {
      return newtonsPerLevel == null ? null : displayed * newtonsPerLevel + offsetNewtons;
    }
    return displayed * unit.newtons() * factor + offsetNewtons;
  }
}
