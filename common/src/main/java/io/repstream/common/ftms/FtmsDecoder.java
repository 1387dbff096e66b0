package io.repstream.common.ftms;

import io.repstream.common.ftms.FtmsResult.Decoded;
import io.repstream.common.ftms.FtmsResult.Dropped;
import io.repstream.common.ftms.FtmsResult.Held;
import io.repstream.common.ftms.FtmsResult.Reason;
import java.util.List;
import java.util.Objects;

/**
 * Reads FTMS data packets. Stateless and safe on any thread; no packet content makes it throw. It
 * allocates the result and its values, nothing else.
 */
public final class FtmsDecoder {
  /** Raised whenever the same bytes and profile would give another result; stored with workouts. */
  public static final int VERSION = 1;

  /** Bit 0, "more data": set means that the mandatory fields are absent and fragments follow. */
  static final int MORE_DATA = 1;

  private static final FtmsResult NULL_PACKET = new Dropped(Reason.NULL_PACKET);
  private static final FtmsResult TRUNCATED = new Dropped(Reason.TRUNCATED);
  private static final FtmsResult UNKNOWN_CHARACTERISTIC =
      new Dropped(Reason.UNKNOWN_CHARACTERISTIC);

  private FtmsDecoder() {}

  /** Decodes a whole array; see {@link #decode(int, byte[], int, int, DecoderProfile)}. */
  public static FtmsResult decode(int uuid16, byte[] bytes, DecoderProfile profile) {
    return decode(uuid16, bytes, 0, bytes.length, profile);
  }

  /**
   * Decodes one packet.
   *
   * @param uuid16 the 16 bit UUID of the characteristic, for instance 0x2AD2
   * @throws IndexOutOfBoundsException if offset and length do not lie within the array
   */
  public static FtmsResult decode(
      int uuid16, byte[] bytes, int offset, int length, DecoderProfile profile) {
    FtmsCharacteristic characteristic = FtmsCharacteristic.byUuid16OrNull(uuid16);
    return characteristic == null
        ? UNKNOWN_CHARACTERISTIC
        : decode(characteristic, bytes, offset, length, profile);
  }

  /** Decodes one packet of a known characteristic. */
  public static FtmsResult decode(
      FtmsCharacteristic characteristic,
      byte[] bytes,
      int offset,
      int length,
      DecoderProfile profile) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int flagBytes = characteristic.flagBytes(profile);
    if (length < flagBytes) {
      return length == 0 ? NULL_PACKET : TRUNCATED;
    }
    int flags = WireType.unsigned(bytes, offset, flagBytes);
    int gates = flags ^ MORE_DATA;
    int bodyLength = length - flagBytes;
    FieldLayout layout = choose(characteristic.layouts(), gates, bodyLength, profile);
    int trailingLength = bodyLength - layout.bodyLength(gates);
    if (trailingLength < 0) {
      return TRUNCATED;
    }
    long present = layout.fieldsIn(gates);
    if (present == 0 && bodyLength == 0) {
      return NULL_PACKET;
    }
    double[] values = layout.read(gates, present, bytes, offset + flagBytes, profile);
    FtmsData data = new FtmsData(characteristic, flags, layout.choiceIn(gates), present, values);
    return (flags & MORE_DATA) == 0
        ? new Decoded(data, trailingLength)
        : new Held(data, trailingLength);
  }

  /** The permitted reading that explains the length exactly, else the first permitted one. */
  private static FieldLayout choose(
      List<FieldLayout> layouts, int gates, int bodyLength, DecoderProfile profile) {
    FieldLayout fallback = null;
    for (int i = 0; i < layouts.size(); i++) {
      FieldLayout layout = layouts.get(i);
      if (!profile.allows(layout.choice())) {
        continue;
      }
      if (layout.bodyLength(gates) == bodyLength) {
        return layout;
      }
      if (fallback == null) {
        fallback = layout;
      }
    }
    return Objects.requireNonNull(fallback, "every profile permits a reading");
  }
}
