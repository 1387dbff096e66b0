package io.repstream.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;
import java.util.Arrays;

class TelemetryEntryFuzzTest {
  /** What can be read is written so that it reads the same; the rest is refused. */
  @FuzzTest(maxDuration = "24s")
  void readsOrRefuses(byte[] entry) {
    if (TelemetryEntryCodec.decode(entry) instanceof Result.Entry(long nonce, var runs)) {
      byte[] again = TelemetryEntryCodec.encode(nonce, runs);
      assertThat(TelemetryEntryCodec.decode(again))
          .usingRecursiveComparison()
          .isEqualTo(new Result.Entry(nonce, runs));
      if (entry[0] == 1) {
        // But for an extension, which is not written.
        assertThat(again).isEqualTo(Arrays.copyOf(entry, again.length));
      }
    }
  }
}
