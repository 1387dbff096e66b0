package io.repstream.common.ftms.control;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Training Status characteristic, 2AD3.
 *
 * @param text what the machine adds in words, null if nothing; bytes that are no UTF-8 are replaced
 * @param textLength whether the text is all there is
 */
public record TrainingStatus(TrainingState state, @Nullable String text, TextLength textLength) {
  /** The 16 bit UUID of the characteristic. */
  public static final int UUID16 = 0x2AD3;

  private static final int HEADER_BYTES = 2;
  private static final int STRING_PRESENT = 1;
  private static final int EXTENDED_STRING = 1 << 1;

  /** Whether the packet holds the whole text. */
  public enum TextLength {
    WHOLE,
    /** It goes on: read the characteristic, at most once in 10 s. */
    EXTENDED
  }

  /** Reads a packet; empty if it is too short. */
  public static Optional<TrainingStatus> decode(byte[] packet) {
    if (packet.length < HEADER_BYTES) {
      return Optional.empty();
    }
    int flags = packet[0];
    boolean hasText = (flags & STRING_PRESENT) != 0;
    return Optional.of(
        new TrainingStatus(
            TrainingState.ofCode(packet[1] & 0xFF),
            hasText ? text(packet) : null,
            (flags & EXTENDED_STRING) == 0 ? TextLength.WHOLE : TextLength.EXTENDED));
  }

  private static String text(byte[] packet) {
    return new String(packet, HEADER_BYTES, packet.length - HEADER_BYTES, StandardCharsets.UTF_8);
  }
}
