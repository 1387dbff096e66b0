package io.repstream.perf.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.rmp.RmpCode;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReconnectPolicyTest {
  private static final Duration CAP = Duration.ofSeconds(60);
  private static final Duration BASE = Duration.ofSeconds(1);
  private static final LinkEnd LOST = new LinkEnd.Lost("reset");

  private final ReconnectPolicy policy = new ReconnectPolicy(BASE, new SplittableRandom(11));

  @Test
  void doublesUpToTheCapWithFullJitter() {
    Duration ceiling = BASE;
    for (int i = 0; i < 40; i++) {
      assertThat(policy.delayAfter(LOST)).isBetween(Duration.ZERO, ceiling);
      Duration doubled = ceiling.multipliedBy(2);
      ceiling = doubled.compareTo(CAP) > 0 ? CAP : doubled;
    }
  }

  @Test
  void spreadsOverTheWholeRange() {
    for (int i = 0; i < 10; i++) {
      policy.delayAfter(LOST);
    }
    long lower = 0;
    for (int i = 0; i < 1_000; i++) {
      if (policy.delayAfter(LOST).compareTo(CAP.dividedBy(2)) < 0) {
        lower++;
      }
    }
    assertThat(lower).isBetween(400L, 600L);
  }

  @Test
  void beginsAnewOnceALinkHasServed() {
    for (int i = 0; i < 10; i++) {
      policy.delayAfter(LOST);
    }
    policy.served();
    assertThat(policy.delayAfter(LOST)).isLessThanOrEqualTo(BASE);
  }

  @Test
  void obeysTheGateway() {
    Duration hint = Duration.ofMillis(4_321);
    assertThat(policy.delayAfter(new LinkEnd.Rejected(RmpCode.TRY_LATER.code(), hint)))
        .isEqualTo(hint);
    assertThat(policy.delayAfter(new LinkEnd.SentAway(RmpCode.DRAIN.code(), hint))).isEqualTo(hint);
    assertThat(policy.delayAfter(new LinkEnd.SentAway(RmpCode.SHUTDOWN.code(), Duration.ZERO)))
        .isZero();
  }

  @Test
  void doesNotFightTheOneWhoReplacedIt() {
    for (int i = 0; i < 10; i++) {
      policy.delayAfter(LOST);
    }
    LinkEnd replaced = new LinkEnd.SentAway(RmpCode.REPLACED.code(), Duration.ZERO);
    assertThat(policy.delayAfter(replaced)).isPositive();
  }

  @Test
  void refusesABaseOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReconnectPolicy(Duration.ZERO, new SplittableRandom(1)));
  }
}
