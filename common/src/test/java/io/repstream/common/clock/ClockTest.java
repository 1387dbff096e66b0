package io.repstream.common.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTest {
  @Test
  void monotonicClockMeasuresFromAnEarlierReading() {
    MonotonicClock clock = () -> 5_000_000_000L;
    assertThat(clock.since(2_000_000_000L)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void systemClocksRun() {
    MonotonicClock clock = MonotonicClock.system();
    long earlier = clock.nanos();
    assertThat(clock.since(earlier)).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(WallClock.system().instant()).isNotNull();
  }
}
