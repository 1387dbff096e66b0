package io.repstream.perf.oracle;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Reads a machine's counts out of an FTMS sample, by the tables of FTMS 1.0 and nothing else.
 *
 * <p>Written anew for the oracle: groups of bytes follow the flag bits in order, bit 0 tells by 0
 * that its group is there, numbers are little-endian, all ones means unknown.
 */
final class CountReader {
  private static final int UUID_BYTES = 2;
  private static final int METERS_BYTES = 3;
  private static final int KCAL_BYTES = 2;

  private static final Map<Integer, Layout> LAYOUTS =
      Map.of(
          0x2ACD, new Layout(2, 2, 7, List.of(2, 2, 3, 4, 4, 1, 1, 5)),
          0x2ACE, new Layout(3, 2, 10, List.of(2, 2, 3, 4, 2, 4, 4, 2, 2, 2, 5)),
          0x2ACF, new Layout(2, Layout.NONE, 4, List.of(4, 2, 2, 2, 5)),
          0x2AD0, new Layout(2, Layout.NONE, 5, List.of(2, 2, 2, 2, 2, 5)),
          0x2AD1, new Layout(2, 2, 8, List.of(3, 1, 3, 2, 2, 2, 2, 2, 5)),
          0x2AD2, new Layout(2, 4, 8, List.of(2, 2, 2, 2, 3, 2, 2, 2, 5)));

  private CountReader() {}

  /**
   * What a sample counts; NaN where it does not.
   *
   * @param meters since the machine's session began, as is the next
   */
  record Counts(double meters, double kcal) {
    static final Counts NONE = new Counts(Double.NaN, Double.NaN);
  }

  /**
   * The groups of a characteristic up to the one with the energy.
   *
   * @param flagBytes width of the flags
   * @param metersBit the bit whose group is the distance
   * @param kcalBit the bit whose group begins with the energy
   * @param groupBytes width of each bit's group
   */
  private record Layout(int flagBytes, int metersBit, int kcalBit, List<Integer> groupBytes) {
    static final int NONE = -1;
  }

  /** Counts of a sample of kind 01: the UUID, then the characteristic's value. */
  static Counts read(ByteBuffer payload) {
    if (payload.remaining() < UUID_BYTES) {
      return Counts.NONE;
    }
    int at = payload.position();
    int uuid16 = (byteAt(payload, at) << 8) | byteAt(payload, at + 1);
    Layout layout = LAYOUTS.get(uuid16);
    return layout == null ? Counts.NONE : read(payload, at + UUID_BYTES, layout);
  }

  private static Counts read(ByteBuffer payload, int begin, Layout layout) {
    if (payload.limit() - begin < layout.flagBytes()) {
      return Counts.NONE;
    }
    long flags = number(payload, begin, layout.flagBytes());
    int at = begin + layout.flagBytes();
    double meters = Double.NaN;
    double kcal = Double.NaN;
    for (int bit = 0; bit < layout.groupBytes().size(); bit++) {
      boolean present = ((flags >> bit) & 1) == (bit == 0 ? 0 : 1);
      if (!present) {
        continue;
      }
      int width = layout.groupBytes().get(bit);
      if (at + width > payload.limit()) {
        return Counts.NONE;
      }
      if (bit == layout.metersBit()) {
        meters = known(number(payload, at, METERS_BYTES), METERS_BYTES);
      }
      if (bit == layout.kcalBit()) {
        kcal = known(number(payload, at, KCAL_BYTES), KCAL_BYTES);
      }
      at += width;
    }
    return new Counts(meters, kcal);
  }

  private static double known(long number, int bytes) {
    return number == (1L << (8 * bytes)) - 1 ? Double.NaN : number;
  }

  private static long number(ByteBuffer bytes, int at, int width) {
    long number = 0;
    for (int i = width - 1; i >= 0; i--) {
      number = (number << 8) | byteAt(bytes, at + i);
    }
    return number;
  }

  private static int byteAt(ByteBuffer bytes, int at) {
    return bytes.get(at) & 0xFF;
  }
}
