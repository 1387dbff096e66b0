package io.repstream.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobRulesTest {
  private static final Random RANDOM = new Random(7);

  @Test
  void pausesGrowAndAreScatteredWithinTheirBound() {
    for (int attempt = 1; attempt <= 40; attempt++) {
      long full = Math.min(1_000L << Math.min(attempt - 1, 20), 300_000L);
      assertThat(JobRules.DEFAULT.pauseAfter(attempt, RANDOM))
          .as("attempt %d", attempt)
          .isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
    }
    assertThat(
            IntStream.range(0, 20)
                .mapToObj(i -> JobRules.DEFAULT.pauseAfter(5, RANDOM))
                .distinct()
                .count())
        .isGreaterThan(10);
  }
}
