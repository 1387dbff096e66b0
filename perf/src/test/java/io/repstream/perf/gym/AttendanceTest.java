package io.repstream.perf.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  private final SimulationClock clock = new SimulationClock(() -> START, () -> 0, 1);

  @Test
  void staysWithinItsBoundsAndMoves() {
    Attendance attendance = new Attendance(24, clock, new SplittableRandom(3));
    assertThat(attendance.aimAt(START)).isEqualTo(10);
    long different =
        LongStream.range(0, 600)
            .mapToObj(minute -> attendance.aimAt(START.plus(Duration.ofMinutes(minute))))
            .peek(aim -> assertThat(aim).isBetween(8, 13))
            .distinct()
            .count();
    assertThat(different).isEqualTo(6);
  }

  @Test
  void smallGymIsNeverEmpty() {
    assertThat(new Attendance(1, clock, new SplittableRandom(3)).aimAt(START)).isEqualTo(1);
  }

  @Test
  void staysLastThreeToTwentyMinutes() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1_000; i++) {
      assertThat(Attendance.lengthOfStay(random))
          .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(20));
    }
  }
}
