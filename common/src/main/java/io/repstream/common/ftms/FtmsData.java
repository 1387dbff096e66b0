package io.repstream.common.ftms;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;

/**
 * The fields of one packet or merged record, immutable. Each field is absent (not announced),
 * unknown (announced without a value) or known; zero is a known value.
 */
public final class FtmsData implements FieldReadings {
  static final int BACKWARD_FLAG = 1 << 15;
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

  @Override
  public boolean isPresent(FtmsField field) {
    return (present & field.mask()) != 0;
  }

  @Override
  public double valueOrNaN(FtmsField field) {
    long mask = field.mask();
    return (present & mask) == 0 ? Double.NaN : values[indexOf(present, mask)];
  }

  /** The announced fields, known or not. */
  public Set<FtmsField> presentFields() {
    EnumSet<FtmsField> fields = EnumSet.noneOf(FtmsField.class);
    for (long rest = present; rest != 0; rest &= rest - 1) {
      fields.add(FIELDS[Long.numberOfTrailingZeros(rest)]);
    }
    return fields;
  }

  @Override
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
