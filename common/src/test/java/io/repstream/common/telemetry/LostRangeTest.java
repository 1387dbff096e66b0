package io.repstream.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LostRangeTest {
  @Test
  void readsRangeAndCause() {
    assertThat(LostRange.parse(payload(5, 9, 2)))
        .contains(new LostRange(5, 9, LostRange.Cause.MARK_LOST));
    assertThat(LostRange.parse(payload(5, 5, 1)))
        .contains(new LostRange(5, 5, LostRange.Cause.RING_OVERRUN));
    assertThat(LostRange.parse(payload(1, 2, 77)))
        .contains(new LostRange(1, 2, LostRange.Cause.OTHER));
  }

  @Test
  void whatIsNoRangeIsNone() {
    assertThat(LostRange.parse(payload(9, 5, 1))).isEmpty();
    assertThat(LostRange.parse(payload(0, 5, 1))).isEmpty();
    assertThat(LostRange.parse(new byte[16])).isEmpty();
  }

  private static byte[] payload(long from, long through, int cause) {
    return ByteBuffer.allocate(17).putLong(from).putLong(through).put((byte) cause).array();
  }
}
