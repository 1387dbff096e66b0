package io.repstream.api.platform.config.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
  @ParameterizedTest
  @CsvSource({
    "2/PT15M, 2-in-15min",
    "5/PT1H, 5-in-1hr",
    "90/PT90M, 90-in-90min",
    "10/PT45S, 10-in-45sec",
    "1000/PT24H, 1000-in-1day"
  })
  void namesItsPolicyByTheLargestWholeUnit(String text, String name) {
    assertThat(Quota.parse(text).orElseThrow().policyName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "0/PT1H", "-1/PT1H", "5/PT0.5S", "5/1h", "5/P2D", "x/PT1M"})
  void refusesWhatIsNoQuota(String text) {
    assertThat(Quota.parse(text)).isEmpty();
  }

  @Test
  void leavesEverybodyAtLeastOne() {
    assertThat(new Quota(5, Duration.ofHours(1)).dividedBy(10).requests()).isEqualTo(1);
  }
}
