package io.repstream.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.SampleBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleGlanceTest {
  private static final MachineId MACHINE = new MachineId("treadmill-1");
  private static final byte[] SAFETY_KEY = {0x2A, (byte) 0xDA, 0x03};

  private static List<MachineRun> eventsIn(SampleBlock block) {
    return new SampleGlance().safetyStopsIn(Runs.run(MACHINE, block), new ActivityWatch());
  }

  @Test
  void findsTheSafetyKeyAmongOtherSamplesWithItsSequenceNumberAndTime() {
    byte[] stopped = {0x2A, (byte) 0xDA, 0x02, 0x01};
    byte[] data = {0x2A, (byte) 0xCD, 0x03, 0x03};
    MachineRun event = eventsIn(Runs.blockOf(1, data, stopped, SAFETY_KEY, data)).getFirst();
    assertThat(event.machineId()).isEqualTo(MACHINE);
    assertThat(event.block().firstSeq()).isEqualTo(3);
    assertThat(event.block().baseTimeMs()).isEqualTo(1_002);
    event
        .block()
        .forEach(
            (seq, timeMs, kindCode, payload) ->
                assertThat(payload.remaining()).isEqualTo(SAFETY_KEY.length));
  }

  @Test
  void findsEachOfSeveral() {
    assertThat(eventsIn(Runs.blockOf(1, SAFETY_KEY, SAFETY_KEY))).hasSize(2);
  }

  @Test
  void looksAtNothingElse() {
    byte[] tooShort = {0x2A, (byte) 0xDA};
    assertThat(eventsIn(Runs.blockOf(1, tooShort, new byte[0]))).isEmpty();
    assertThat(eventsIn(Runs.blockOf(6, SAFETY_KEY))).isEmpty();
  }
}
