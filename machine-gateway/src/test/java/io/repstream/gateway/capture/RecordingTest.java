package io.repstream.gateway.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.capture.Recording.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final MachineId BIKE = new MachineId("bike-1");
  private static final byte[] CANARY = "canary-tag".getBytes(StandardCharsets.UTF_8);

  private long nanos;
  private final Recorder recorder = new Recorder(() -> nanos, WallClock.system());

  private Recording begin(MachineId machineId, int maxBytes) {
    return recorder
        .begin(machineId, Duration.ofSeconds(10), maxBytes, _ -> Optional.empty())
        .orElseThrow();
  }

  private static byte[] samples(Sample... samples) {
    return RmpWriter.write(new RmpMessage.Samples(SampleBlock.of(List.of(samples))));
  }

  @Test
  void keepsFramesAsTheyWereUntilItsTimeIsOver() {
    Recording recording = begin(BIKE, 1_000);
    recording.keep(Sender.MACHINE, RmpWriter.write(new RmpMessage.Ping(7)));
    nanos = Duration.ofSeconds(10).toNanos();
    recording.keep(Sender.MACHINE, RmpWriter.write(new RmpMessage.Ping(8)));
    assertThat(recording.toNdjson())
        .containsOnlyOnce("\n")
        .contains("\"sender\":\"MACHINE\"", "\"frame\":\"10000000000000000007\"");
    assertThat(recording.summary().over()).isTrue();
    assertThat(recording.summary().full()).isFalse();
  }

  @Test
  void takesNoMoreRoomThanItMay() {
    Recording recording = begin(BIKE, 200);
    for (int i = 0; i < 10; i++) {
      recording.keep(Sender.GATEWAY, RmpWriter.write(new RmpMessage.Ack(i)));
    }
    assertThat(recording.summary()).isEqualTo(new Recording.Summary("bike-1", 2, 148, true, true));
  }

  @Test
  void neverKeepsMemberTagsNorWhatTheMachineShowsNorProofs() {
    Recording recording = begin(BIKE, 10_000);
    recording.keep(
        Sender.MACHINE,
        samples(
            new Sample(1, 5, 1, new byte[] {0x2A, (byte) 0xD2, 0x11}),
            new Sample(2, 6, 4, CANARY),
            new Sample(3, 7, 1, new byte[] {0x2A, (byte) 0xD2, 0x22})));
    byte[] broken = samples(new Sample(1, 5, 4, CANARY));
    broken[23]++;
    recording.keep(Sender.MACHINE, broken);
    recording.keep(
        Sender.GATEWAY, RmpWriter.write(new RmpMessage.Session("{\"alias\":\"canary-tag\"}")));
    recording.keep(Sender.MACHINE, RmpWriter.write(new RmpMessage.Proof(1, 5, new byte[32])));
    assertThat(recording.summary().frames()).isEqualTo(4);
    assertThat(recording.toNdjson())
        .contains("2ad211", "2ad222")
        .doesNotContain(HexFormat.of().formatHex(CANARY));
  }

  @Test
  void aFewMachinesAtATimeAndOldRecordingsMakeRoom() {
    for (int i = 0; i < Recorder.MOST_RECORDINGS; i++) {
      begin(new MachineId("rower-" + i), 1_000);
    }
    assertThat(recorder.begin(BIKE, Duration.ofSeconds(1), 1_000, _ -> Optional.empty())).isEmpty();
    assertThat(recorder.forget(new MachineId("rower-0"))).isTrue();
    begin(BIKE, 1_000);
    nanos = Duration.ofMinutes(11).toNanos();
    assertThat(recorder.all()).isEmpty();
    assertThat(recorder.find(BIKE)).isEmpty();
  }

  @Test
  void aSecondRecordingOfAMachineEndsTheFirst() {
    Recording first = begin(BIKE, 1_000);
    Recording second = begin(BIKE, 1_000);
    assertThat(first.isOver()).isTrue();
    assertThat(second.isOver()).isFalse();
    assertThat(recorder.find(BIKE)).containsSame(second);
  }
}
