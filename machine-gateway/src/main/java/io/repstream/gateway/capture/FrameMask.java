package io.repstream.gateway.capture;

import io.repstream.common.rmp.FrameType;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import java.util.Arrays;

/**
 * Takes out of a frame what nobody may keep: proofs, what the machine shows of its member, the key
 * for member tags, the tags themselves. Lengths stay, zeros take the place.
 */
final class FrameMask {
  private static final int HEADER_BYTES = 2;
  private static final int BEFORE_SAMPLES = HEADER_BYTES + 8 + 8 + 2;
  private static final int CHANNEL_BYTES = 2;
  private static final int CHANNEL_FLAG = 0x02;

  private FrameMask() {}

  /**
   * Masks a frame in place.
   *
   * @param frame type, flags, body
   * @return the same array
   */
  static byte[] mask(byte[] frame) {
    if (frame.length < HEADER_BYTES) {
      return frame;
    }
    int type = frame[0] & 0xFF;
    if (type == FrameType.SAMPLES.code()) {
      maskTags(frame);
    } else if (type == FrameType.PROOF.code()
        || type == FrameType.WELCOME.code()
        || type == FrameType.SESSION.code()) {
      Arrays.fill(frame, HEADER_BYTES, frame.length, (byte) 0);
    }
    return frame;
  }

  /** What does not add up is masked from there on. */
  private static void maskTags(byte[] frame) {
    int at = BEFORE_SAMPLES + ((frame[1] & CHANNEL_FLAG) == 0 ? 0 : CHANNEL_BYTES);
    while (at < frame.length) {
      int payload = at + SampleBlock.HEADER_BYTES;
      int end =
          payload > frame.length
              ? Integer.MAX_VALUE
              : payload + ((frame[at + 3] & 0xFF) << 8 | (frame[at + 4] & 0xFF));
      if (end > frame.length) {
        Arrays.fill(frame, at, frame.length, (byte) 0);
        return;
      }
      if ((frame[at + 2] & 0xFF) == SampleKind.MEMBER_TAG.code()) {
        Arrays.fill(frame, payload, end, (byte) 0);
      }
      at = end;
    }
  }
}
