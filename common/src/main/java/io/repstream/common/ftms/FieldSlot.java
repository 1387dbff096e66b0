package io.repstream.common.ftms;

/**
 * One row of a characteristic's table: the flag bit that announces the field, and how the field is
 * written. Several rows may share a bit; their bytes follow in table order.
 *
 * @param variant the reading to which the row belongs, {@link WidthChoice#NONE} for every reading
 * @param extension whether the row is a known use of a reserved bit, read only if the length fits
 */
record FieldSlot(
    int bit, FtmsField field, WireType type, Scale scale, WidthChoice variant, boolean extension) {

  static FieldSlot slot(int bit, FtmsField field, WireType type, Scale scale) {
    return new FieldSlot(bit, field, type, scale, WidthChoice.NONE, false);
  }

  /** The same row, for packets of one disputed reading only. */
  FieldSlot onlyIf(WidthChoice reading) {
    return new FieldSlot(bit, field, type, scale, reading, extension);
  }

  FieldSlot asExtension() {
    return new FieldSlot(bit, field, type, scale, variant, true);
  }

  boolean isAnnouncedBy(int gates) {
    return (gates >>> bit & 1) != 0;
  }

  /** The value at the given place, NaN if it is unknown. */
  double read(byte[] source, int at, DecoderProfile profile) {
    int raw = type.read(source, at);
    if (raw == type.unknown() || (raw == 0 && field.zeroMeansUnknown())) {
      return Double.NaN;
    }
    return scale.toValue(raw, profile);
  }
}
