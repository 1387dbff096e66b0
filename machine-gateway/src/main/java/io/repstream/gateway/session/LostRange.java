package io.repstream.gateway.session;

import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import java.nio.ByteBuffer;

/**
 * A machine's word that it no longer holds some samples; sample kind 08.
 *
 * <p>Its own sequence number is the last of the range, so that it takes the place of all of them.
 */
final class LostRange {
  private static final int PAYLOAD_BYTES = 8 + 8 + 1;

  private LostRange() {}

  /**
   * Whether a block begins with a lost range that reaches from what was received to the block.
   *
   * @param expectedSeq the next sequence number that would leave no gap
   */
  static boolean closesGap(SampleBlock block, long expectedSeq) {
    if (block.firstKindCode() != SampleKind.LOST_RANGE.code()) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(block.bytes());
    int payloadBytes = Short.toUnsignedInt(bytes.getShort(SampleBlock.HEADER_BYTES - 2));
    if (payloadBytes != PAYLOAD_BYTES) {
      return false;
    }
    long fromSeq = bytes.getLong(SampleBlock.HEADER_BYTES);
    long throughSeq = bytes.getLong(SampleBlock.HEADER_BYTES + 8);
    return fromSeq >= 1 && fromSeq <= expectedSeq && throughSeq == block.firstSeq();
  }
}
