package io.repstream.perf.conformance.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Finding.Verdict;
import io.repstream.perf.conformance.Report;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OwnWaitsTest {
  private static Verdict verdict(int... millis) {
    Report report = MachineCheck.report();
    new OwnWaits(Arrays.stream(millis).mapToObj(Duration::ofMillis).toList()).judge(report);
    return report.verdict(Clause.R2);
  }

  @Test
  void passesWaitsThatWereDrawn() {
    assertThat(verdict(710, 20, 333, 905, 1_480, 128)).isEqualTo(Verdict.PASS);
  }

  @Test
  void failsWhoAlwaysWaitsTheSameEvenIfItWasHeldUpOnce() {
    assertThat(verdict(1_003, 1_001, 1_020, 1_002, 1_400)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void failsWhoComesBackAtOnce() {
    assertThat(verdict(0, 1, 0, 2, 0)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void failsWhoTakesItsTime() {
    assertThat(verdict(710, 20, 333, 905, 10_480)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void saysNothingOfTooFew() {
    assertThat(verdict(5, 5, 5, 5)).isEqualTo(Verdict.NOT_SEEN);
  }
}
