package io.repstream.common.ftms;

import org.jspecify.annotations.Nullable;

/**
 * Builds FTMS data packets from values, by the tables of the decoder. A field that shares a flag
 * bit with one that was set, and mandatory fields that were not set, are sent as unknown. Widths
 * that the profile leaves open are s16 for resistance and u8 for pace.
 *
 * <p>Mutable and reusable: values stay until {@link #clear}. For one thread.
 */
public final class FtmsEncoder {
  private final FtmsCharacteristic characteristic;
  private final DecoderProfile profile;
  private final FieldLayout layout;
  private final int flagBytes;
  private final int[] raws = new int[FtmsField.values().length];
  private long present;
  private int gates;
  private int direction;

  private FtmsEncoder(FtmsCharacteristic characteristic, DecoderProfile profile) {
    this.characteristic = characteristic;
    this.profile = profile;
    this.flagBytes = characteristic.flagBytes(profile);
    this.layout = FieldLayout.widestOf(characteristic.layouts(), profile);
  }

  /** An encoder by the standard profile. */
  public static FtmsEncoder of(FtmsCharacteristic characteristic) {
    return of(characteristic, DecoderProfile.standard());
  }

  public static FtmsEncoder of(FtmsCharacteristic characteristic, DecoderProfile profile) {
    return new FtmsEncoder(characteristic, profile);
  }

  /**
   * Sets a value in the field's unit, rounded to the resolution of the wire; NaN sends "unknown".
   *
   * @throws IllegalArgumentException if the characteristic lacks the field or its type the range
   */
  public FtmsEncoder with(FtmsField field, double value) {
    FieldSlot slot = slotOf(field);
    raws[field.index()] = Double.isNaN(value) ? slot.type().unknown() : rawOf(slot, value);
    present |= field.mask();
    gates |= 1 << slot.bit();
    return this;
  }

  /** Announces a field without a value. */
  public FtmsEncoder withUnknown(FtmsField field) {
    return with(field, Double.NaN);
  }

  /**
   * Sets the direction flag of a cross trainer.
   *
   * @throws IllegalArgumentException if the machine has no direction
   */
  public FtmsEncoder movingBackward() {
    if (characteristic != FtmsCharacteristic.CROSS_TRAINER_DATA) {
      throw new IllegalArgumentException(characteristic + " has no direction of movement");
    }
    direction = FtmsData.BACKWARD_FLAG;
    return this;
  }

  /** Forgets all values, for the next packet. */
  public FtmsEncoder clear() {
    present = 0;
    gates = 0;
    direction = 0;
    return this;
  }

  /** A packet that is a record of its own, or closes one: the mandatory fields are in it. */
  public byte[] encode() {
    byte[] packet = new byte[encodedLength()];
    encodeTo(packet, 0);
    return packet;
  }

  /** The number of bytes that {@link #encode} and {@link #encodeTo} write. */
  public int encodedLength() {
    return lengthOf(gates | FtmsDecoder.MORE_DATA);
  }

  /**
   * Writes the packet of {@link #encode} into an array and allocates nothing.
   *
   * @return the number of bytes written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int encodeTo(byte[] target, int offset) {
    return write(gates | FtmsDecoder.MORE_DATA, target, offset);
  }

  /**
   * A packet without the mandatory fields, to be followed by more of the same record.
   *
   * @throws IllegalStateException if a mandatory field was set: it belongs into the last fragment
   */
  public byte[] encodeFragment() {
    if ((gates & FtmsDecoder.MORE_DATA) != 0) {
      throw new IllegalStateException("mandatory fields belong into the closing packet");
    }
    byte[] packet = new byte[lengthOf(gates)];
    write(gates, packet, 0);
    return packet;
  }

  private int lengthOf(int packetGates) {
    return flagBytes + layout.bodyLength(packetGates);
  }

  private int write(int packetGates, byte[] target, int offset) {
    int flags = (packetGates ^ FtmsDecoder.MORE_DATA) | direction;
    WireType.writeUnsigned(flags, target, offset, flagBytes);
    return flagBytes + layout.write(packetGates, present, raws, target, offset + flagBytes);
  }

  private FieldSlot slotOf(FtmsField field) {
    @Nullable FieldSlot slot = layout.slotOf(field);
    if (slot == null) {
      throw new IllegalArgumentException(characteristic + " does not carry " + field);
    }
    return slot;
  }

  private int rawOf(FieldSlot slot, double value) {
    long raw = slot.scale().toRaw(value, profile);
    if (!slot.type().canCarry(raw)) {
      throw new IllegalArgumentException(slot.field() + " cannot be sent as " + value);
    }
    return (int) raw;
  }
}
