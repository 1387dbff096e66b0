package io.repstream.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleBlockTest {
  private static final HexFormat HEX = HexFormat.of();

  private static byte[] hex(String text) {
    return HEX.parseHex(text.replace(" ", ""));
  }

  static List<Sample> samplesOf(SampleBlock block) {
    List<Sample> samples = new ArrayList<>();
    block.forEach(
        (seq, timeMs, kind, payload) -> {
          byte[] bytes = new byte[payload.remaining()];
          payload.get(bytes);
          samples.add(new Sample(seq, timeMs, kind, bytes));
        });
    return samples;
  }

  @Test
  void walksSamplesWithTheirSequenceTimeKindAndPayload() {
    SampleBlock block = SampleBlock.parse(7, 1_000, 2, hex("0000 05 0000  03e8 01 0003 2ad2ff"));
    assertThat(block).isNotNull();
    List<Sample> samples = samplesOf(block);
    assertThat(samples).extracting(Sample::seq).containsExactly(7L, 8L);
    assertThat(samples).extracting(Sample::machineTimeMs).containsExactly(1_000L, 2_000L);
    assertThat(samples).extracting(Sample::kindCode).containsExactly(5, 1);
    assertThat(samples.get(1).payload()).isEqualTo(hex("2ad2ff"));
    assertThat(block.lastSeq()).isEqualTo(8);
    assertThat(block.firstKindCode()).isEqualTo(SampleKind.SIGN_OUT.code());
  }

  @Test
  void refusesBytesThatAreNotExactlyTheCountedSamples() {
    assertThat(SampleBlock.parse(1, 0, 1, hex("0000 05 00"))).isNull();
    assertThat(SampleBlock.parse(1, 0, 1, hex("0000 01 0004 2ad2ff"))).isNull();
    assertThat(SampleBlock.parse(1, 0, 1, hex("0000 05 0000 00"))).isNull();
    assertThat(SampleBlock.parse(1, 0, 2, hex("0000 05 0000"))).isNull();
    assertThat(SampleBlock.parse(1, 0, 1, hex("0000 01 ffff"))).isNull();
  }

  @Test
  void refusesNumbersOutOfRange() {
    byte[] one = hex("0000 05 0000");
    assertThat(SampleBlock.parse(0, 0, 1, one)).isNull();
    assertThat(SampleBlock.parse(1, -1, 1, one)).isNull();
    assertThat(SampleBlock.parse(1, 0, 0, new byte[0])).isNull();
    assertThat(SampleBlock.parse(Long.MAX_VALUE, 0, 1, one)).isNull();
    assertThat(SampleBlock.parse(1, Long.MAX_VALUE - 10, 1, one)).isNull();
  }

  @Test
  void cutsAnOverlapAwayAndKeepsTheTimes() {
    SampleBlock block =
        SampleBlock.parse(5, 1_000, 3, hex("0000 05 0000  0001 04 0001 aa  0002 06 0002 bbcc"));
    assertThat(block).isNotNull();
    SampleBlock tail = block.from(7);
    assertThat(tail.firstSeq()).isEqualTo(7);
    assertThat(tail.count()).isEqualTo(1);
    Sample sample = samplesOf(tail).getFirst();
    assertThat(sample.machineTimeMs()).isEqualTo(1_002);
    assertThat(sample.payload()).isEqualTo(hex("bbcc"));
    assertThatIllegalArgumentException().isThrownBy(() -> block.from(5));
    assertThatIllegalArgumentException().isThrownBy(() -> block.from(8));
  }

  @Test
  void packsOnlySamplesThatFollowEachOtherInOneFramesTime() {
    Sample first = new Sample(1, 1_000, 5, new byte[0]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleBlock.of(List.of(first, new Sample(3, 1_000, 5, new byte[0]))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleBlock.of(List.of(first, new Sample(2, 70_000, 5, new byte[0]))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampleBlock.of(List.of(first, new Sample(2, 999, 5, new byte[0]))));
  }

  @Test
  void refusesSamplesThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(0, 0, 1, new byte[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(1, 0, 256, new byte[0]));
  }

  @Test
  void knowsEachKindByItsByteAndNoOther() {
    for (SampleKind kind : SampleKind.values()) {
      assertThat(SampleKind.ofCode(kind.code())).isEqualTo(kind);
    }
    assertThat(SampleKind.ofCode(0)).isNull();
    assertThat(SampleKind.ofCode(9)).isNull();
  }
}
