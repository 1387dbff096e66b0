package io.repstream.perf.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleRingTest {
  private static final int ROOMY = 16_000;

  private final SampleRing ring = new SampleRing(8);

  @Test
  void numbersSamplesFromOne() {
    assertThat(append(0)).isEqualTo(1);
    assertThat(append(1_000)).isEqualTo(2);
    assertThat(next(16).lastSeq()).isEqualTo(2);
    assertThat(ring.next(16, ROOMY)).isNull();
  }

  @Test
  void keepsAFrameWithinItsLimits() {
    for (int i = 0; i < 6; i++) {
      append(i * 1_000L);
    }
    assertThat(next(2).count()).isEqualTo(2);
    int twoSamples = 2 * (SampleBlock.HEADER_BYTES + 1);
    assertThat(Objects.requireNonNull(ring.next(16, twoSamples)).count()).isEqualTo(2);
    assertThat(next(16).count()).isEqualTo(2);
  }

  @Test
  void startsANewFrameWhereTheSpanOrTheClockEndsOne() {
    append(100_000);
    append(165_535);
    append(165_536);
    append(90_000);
    assertThat(next(16).lastSeq()).isEqualTo(2);
    assertThat(next(16).lastSeq()).isEqualTo(3);
    assertThat(next(16).lastSeq()).isEqualTo(4);
  }

  @Test
  void resendsTheSameBytesAfterWhatIsDurable() {
    for (int i = 0; i < 4; i++) {
      append(i * 1_000L);
    }
    SampleBlock first = next(4);
    ring.resendAfter(1);
    SampleBlock again = next(4);
    assertThat(again.firstSeq()).isEqualTo(2);
    assertThat(again.bytes()).hasSize(first.sizeBytes() * 3 / 4);
    assertThat(again.baseTimeMs()).isEqualTo(1_000);
  }

  @Test
  void forgetsWhatIsAcked() {
    append(0);
    append(1_000);
    next(16);
    assertThat(ring.ackedThrough(1)).isEqualTo(1);
    assertThat(ring.ackedThrough(1)).isZero();
    assertThat(ring.heldCount()).isEqualTo(1);
  }

  @Test
  void declaresAnOverrunBeforeItGoesOn() {
    for (int i = 0; i < 11; i++) {
      append(i * 1_000L);
    }
    assertThat(ring.overrunCount()).isEqualTo(3);
    SampleBlock marker = next(16);
    assertLost(marker, 1, 3, 1);
    assertThat(marker.baseTimeMs()).isEqualTo(2_000);
    assertThat(next(16).firstSeq()).isEqualTo(4);
  }

  @Test
  void repeatsAMarkerExactly() {
    for (int i = 0; i < 11; i++) {
      append(i * 1_000L);
    }
    SampleBlock marker = next(16);
    ring.resendAfter(0);
    SampleBlock again = next(16);
    assertThat(again.bytes()).isEqualTo(marker.bytes());
    assertThat(again.baseTimeMs()).isEqualTo(marker.baseTimeMs());
  }

  @Test
  void tellsWhatTheGatewayForgot() {
    for (int i = 0; i < 5; i++) {
      append(i * 1_000L);
    }
    next(16);
    ring.ackedThrough(3);
    ring.resendAfter(1);
    assertLost(next(16), 2, 3, 2);
    assertThat(next(16).firstSeq()).isEqualTo(4);
  }

  @Test
  void takesAMarkForSamplesThatItSentOverAnEarlierLink() {
    append(0);
    append(1_000);
    next(16);
    ring.resendAfter(2);
    assertThat(ring.next(16, ROOMY)).isNull();
    assertThat(ring.heldCount()).isZero();
  }

  @Test
  void refusesMarksOfSamplesThatWereNeverMeasured() {
    append(0);
    assertThatIllegalArgumentException().isThrownBy(() -> ring.ackedThrough(2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampleRing(0));
  }

  private long append(long machineTimeMs) {
    return ring.append(SampleKind.FTMS, machineTimeMs, new byte[] {1});
  }

  private SampleBlock next(int maxSamples) {
    return Objects.requireNonNull(ring.next(maxSamples, ROOMY));
  }

  private static void assertLost(SampleBlock block, long from, long through, int cause) {
    assertThat(block.count()).isEqualTo(1);
    assertThat(block.firstSeq()).isEqualTo(through);
    assertThat(block.firstKindCode()).isEqualTo(SampleKind.LOST_RANGE.code());
    block.forEach(
        (_, _, _, payload) -> {
          ByteBuffer copy = payload.slice();
          assertThat(copy.getLong()).isEqualTo(from);
          assertThat(copy.getLong()).isEqualTo(through);
          assertThat(copy.get()).isEqualTo((byte) cause);
        });
  }
}
