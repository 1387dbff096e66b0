package io.repstream.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;

class TelemetryEntryFuzzTest {
  /** What can be read is written as it came; the rest is refused. None writes an empty entry. */
  @FuzzTest(maxDuration = "24s")
  void readsOrRefuses(byte[] entry) {
    if (TelemetryEntryCodec.decode(entry) instanceof Result.Entry(long nonce, var runs)
        && !runs.isEmpty()) {
      assertThat(TelemetryEntryCodec.encode(nonce, runs)).isEqualTo(entry);
    }
  }
}
