package io.repstream.perf.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SimulationClockTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  private final AtomicLong nanos = new AtomicLong(77);
  private final SimulationClock clock = new SimulationClock(() -> START, nanos::get, 4);

  @Test
  void runsFasterByItsSpeed() {
    assertThat(clock.instant()).isEqualTo(START);
    nanos.addAndGet(Duration.ofSeconds(15).toNanos());
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void tellsHowLongToWaitInRealTime() {
    assertThat(clock.until(START.plusSeconds(8))).isEqualTo(Duration.ofSeconds(2));
    assertThat(clock.until(START.minusSeconds(8))).isZero();
    assertThat(clock.real(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void doesNotStandStill() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulationClock(() -> START, nanos::get, 0));
  }
}
