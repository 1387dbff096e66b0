package io.repstream.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateAllowanceTest {
  private long nowMs = 5_000;

  private static SampleBlock block(int samples, int payloadBytes) {
    List<Sample> list = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      list.add(new Sample(1 + i, 0, 1, new byte[payloadBytes]));
    }
    return SampleBlock.of(list);
  }

  private Moment now() {
    return new Moment(nowMs, 0);
  }

  @Test
  void letsABurstPassAndThenTheRate() {
    RateAllowance allowance = new RateAllowance(new SampleRates(10, 1_000, 1_000_000, 2), now());
    for (int i = 0; i < 20; i++) {
      assertThat(allowance.take(block(1, 1), now())).isZero();
    }
    assertThat(allowance.take(block(1, 1), now())).isEqualTo(100);
    nowMs += 99;
    assertThat(allowance.take(block(1, 1), now())).isEqualTo(1);
    nowMs += 1;
    assertThat(allowance.take(block(1, 1), now())).isZero();
    assertThat(allowance.take(block(1, 1), now())).isEqualTo(100);
  }

  @Test
  void limitsSamplesAndBytesToo() {
    RateAllowance bySamples = new RateAllowance(new SampleRates(1_000, 10, 1_000_000, 1), now());
    assertThat(bySamples.take(block(8, 1), now())).isZero();
    assertThat(bySamples.take(block(4, 1), now())).isEqualTo(200);
    RateAllowance byBytes = new RateAllowance(new SampleRates(1_000, 1_000, 100, 1), now());
    assertThat(byBytes.take(block(1, 85), now())).isZero();
    assertThat(byBytes.take(block(1, 15), now())).isEqualTo(100);
  }

  @Test
  void whatIsRefusedCostsNothing() {
    RateAllowance allowance = new RateAllowance(new SampleRates(100, 10, 1_000_000, 1), now());
    assertThat(allowance.take(block(10, 1), now())).isZero();
    for (int i = 0; i < 1_000; i++) {
      assertThat(allowance.take(block(1, 1), now())).isEqualTo(100);
    }
    nowMs += 100;
    assertThat(allowance.take(block(1, 1), now())).isZero();
  }

  @Test
  void aFrameLargerThanTheBucketPassesWhenItIsFull() {
    RateAllowance allowance = new RateAllowance(new SampleRates(100, 5, 1_000_000, 1), now());
    assertThat(allowance.take(block(50, 1), now())).isZero();
    assertThat(allowance.take(block(50, 1), now())).isEqualTo(1_000);
  }

  @Test
  void longSilenceFillsNoMoreThanTheBucket() {
    RateAllowance allowance = new RateAllowance(new SampleRates(1, 1_000, 1_000_000, 2), now());
    nowMs = Long.MAX_VALUE / 2;
    assertThat(allowance.take(block(1, 1), now())).isZero();
    assertThat(allowance.take(block(1, 1), now())).isZero();
    assertThat(allowance.take(block(1, 1), now())).isEqualTo(1_000);
  }
}
