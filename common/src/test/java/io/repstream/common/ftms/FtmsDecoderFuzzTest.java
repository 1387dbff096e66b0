package io.repstream.common.ftms;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

class FtmsDecoderFuzzTest {
  private static final int UUID_BYTES = 2;

  /** Any bytes of any characteristic give a result, and only finite values or NaN. */
  @FuzzTest(maxDuration = "24s")
  void givesAResultAndNeverThrows(byte[] payload) {
    if (payload.length < UUID_BYTES) {
      return;
    }
    int uuid16 = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    byte[] value = Arrays.copyOfRange(payload, UUID_BYTES, payload.length);
    FtmsResult result = FtmsDecoder.decode(uuid16, value, DecoderProfile.standard());
    if (result instanceof FtmsResult.Decoded(FtmsData data, int trailingBytes)) {
      assertThat(trailingBytes).isBetween(0, value.length);
      for (FtmsField field : FtmsField.values()) {
        assertThat(data.valueOrNaN(field)).isNotInfinite();
      }
    }
  }
}
