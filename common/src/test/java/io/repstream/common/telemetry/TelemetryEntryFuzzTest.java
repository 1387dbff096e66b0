package io.repstream.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;
import java.util.Arrays;
import java.util.List;

class TelemetryEntryFuzzTest {
  /**
   * What can be read is written as it came, but for an extension; the rest is refused. None writes
   * an empty entry.
   */
  @FuzzTest(maxDuration = "24s")
  void readsOrRefuses(byte[] entry) {
    if (TelemetryEntryCodec.decode(entry) instanceof Result.Entry(long nonce, var runs)
        && !runs.isEmpty()) {
      assertThat(TelemetryEntryCodec.encode(nonce, runs))
          .isEqualTo(Arrays.copyOf(entry, lengthOf(runs)));
    }
  }

  private static int lengthOf(List<MachineRun> runs) {
    return 11 + runs.stream().mapToInt(TelemetryEntryCodec::sizeOf).sum();
  }
}
