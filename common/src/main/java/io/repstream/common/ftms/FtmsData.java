package io.repstream.common.ftms;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;

/**
 * The fields of one packet or merged record, immutable. Each field is absent (not announced),
 * unknown (announced without a value) or known; zero is a known value.
 */
public final class FtmsData {
  static final int BACKWARD_FLAG = 1 << 15;
  private static final double KILOMETERS_PER_HOUR_PER_METER_PER_SECOND = 3.6;
  private static final double PACE_METERS = 500.0;
  private static final FtmsField[] FIELDS = FtmsField.values();

  private final FtmsCharacteristic characteristic;
  private final int flags;
  private final WidthChoice widthChoice;
  private final long present;
  private final double[] values;

  /**
   * Takes over the array: one value per bit of {@code present}, lowest bit first, NaN = unknown.
   */
  FtmsData(
      FtmsCharacteristic characteristic,
      int flags,
      WidthChoice widthChoice,
      long present,
      double[] values) {
    this.characteristic = characteristic;
    this.flags = flags;
    this.widthChoice = widthChoice;
    this.present = present;
    this.values = values;
  }

  public FtmsCharacteristic characteristic() {
    return characteristic;
  }

  /** The flag word as sent; of a merged record, that of its last fragment. */
  public int flags() {
    return flags;
  }

  /** How the field of disputed width was read, if there is one. */
  public WidthChoice widthChoice() {
    return widthChoice;
  }

  /** Whether a cross trainer's pedals turn backward; false for every other machine. */
  public boolean isBackward() {
    return characteristic == FtmsCharacteristic.CROSS_TRAINER_DATA && (flags & BACKWARD_FLAG) != 0;
  }

  /** Whether the machine announced the field, with or without a value. */
  public boolean isPresent(FtmsField field) {
    return (present & field.mask()) != 0;
  }

  /** Whether the field is present with a value. */
  public boolean isKnown(FtmsField field) {
    return !Double.isNaN(valueOrNaN(field));
  }

  /** The value in the field's unit; NaN if the field is absent or unknown. */
  public double valueOrNaN(FtmsField field) {
    long mask = field.mask();
    return (present & mask) == 0 ? Double.NaN : values[indexOf(present, mask)];
  }

  /**
   * Speed in m/s, taken from the pace where the machine sends no speed; NaN if neither is known.
   */
  public double speedMetersPerSecondOrNaN() {
    return speedOrNaN(FtmsField.SPEED_KILOMETERS_PER_HOUR, FtmsField.PACE_SECONDS_PER_500_METERS);
  }

  /** Average speed in m/s, by the same rule as the momentary one. */
  public double averageSpeedMetersPerSecondOrNaN() {
    return speedOrNaN(
        FtmsField.AVERAGE_SPEED_KILOMETERS_PER_HOUR, FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS);
  }

  /** The announced fields, known or not. */
  public Set<FtmsField> presentFields() {
    EnumSet<FtmsField> fields = EnumSet.noneOf(FtmsField.class);
    for (long rest = present; rest != 0; rest &= rest - 1) {
      fields.add(FIELDS[Long.numberOfTrailingZeros(rest)]);
    }
    return fields;
  }

  /** Calls back with every known field and its value, in the order of the fields. */
  public void forEachKnown(ObjDoubleConsumer<FtmsField> consumer) {
    int index = 0;
    for (long rest = present; rest != 0; rest &= rest - 1) {
      double value = values[index++];
      if (!Double.isNaN(value)) {
        consumer.accept(FIELDS[Long.numberOfTrailingZeros(rest)], value);
      }
    }
  }

  /** This record with a later fragment laid over it: what the later one announces, wins. */
  FtmsData overlaidBy(FtmsData later) {
    long union = present | later.present;
    double[] merged = new double[Long.bitCount(union)];
    int index = 0;
    for (long rest = union; rest != 0; rest &= rest - 1) {
      FtmsField field = FIELDS[Long.numberOfTrailingZeros(rest)];
      merged[index++] = (later.isPresent(field) ? later : this).valueOrNaN(field);
    }
    WidthChoice choice = later.widthChoice == WidthChoice.NONE ? widthChoice : later.widthChoice;
    return new FtmsData(characteristic, later.flags, choice, union, merged);
  }

  /** How many fields both announce. */
  int overlapWith(FtmsData other) {
    return Long.bitCount(present & other.present);
  }

  /** The place of a present field's value. */
  static int indexOf(long present, long mask) {
    return Long.bitCount(present & (mask - 1));
  }

  private double speedOrNaN(FtmsField speed, FtmsField pace) {
    double kilometersPerHour = valueOrNaN(speed);
    return Double.isNaN(kilometersPerHour)
        ? PACE_METERS / valueOrNaN(pace)
        : kilometersPerHour / KILOMETERS_PER_HOUR_PER_METER_PER_SECOND;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FtmsData that
        && characteristic == that.characteristic
        && flags == that.flags
        && widthChoice == that.widthChoice
        && present == that.present
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * characteristic.hashCode() + flags) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(characteristic.name()).append('{');
    for (FtmsField field : presentFields()) {
      double value = valueOrNaN(field);
      text.append(field).append('=').append(Double.isNaN(value) ? "unknown" : value).append(", ");
    }
    return text.append("flags=").append(Integer.toHexString(flags)).append('}').toString();
  }
}
