package io.repstream.common.ftms.capability;

/**
 * The range in which a machine takes a target, in the unit of its characteristic.
 *
 * @param step the smallest difference between two targets; 0 where the machine names none
 */
public record SupportedRange(
    RangeCharacteristic characteristic, double min, double max, double step) {
  public SupportedRange {
    if (!(min <= max) || !(step >= 0)) {
      throw new IllegalArgumentException("no range: " + min + " to " + max + " by " + step);
    }
  }
}
