package io.repstream.api.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.config.limit.LimitClass;
import io.repstream.api.platform.config.limit.LimitsConfig;
import io.repstream.api.platform.config.limit.Quota;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.secret.DerivedKey;
import io.repstream.common.problem.ProblemCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Quota TWO_IN_A_QUARTER = new Quota(2, Duration.ofMinutes(15));

  private Optional<Admission> shared =
      Optional.of(new Admission.Granted(1, Duration.ofSeconds(450)));
  private int asked;
  private long nanos;

  @Test
  void showsWhatIsLeft() {
    Toll toll = limits(TWO_IN_A_QUARTER).take(LimitClass.READ, "ada");

    String partition = toll.partition();
    assertThat(partition).matches("[A-Za-z0-9+/]{16}");
    assertThat(toll.headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "RateLimit-Policy",
                "\"2-in-15min\"; q=2; w=900; pk=:" + partition + ":",
                "RateLimit",
                "\"2-in-15min\"; r=1; t=450"));
    assertThat(toll.refusal()).isEmpty();
  }

  @Test
  void refusesWithTheTimeToWaitRoundedUp() {
    shared = Optional.of(new Admission.Refused(Duration.ofMillis(449_001)));
    Toll toll = limits(TWO_IN_A_QUARTER).take(LimitClass.READ, "ada");

    Refusal refusal = toll.refusal().orElseThrow();
    assertThat(refusal.code()).isEqualTo(ProblemCode.RATE_LIMITED);
    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(450));
    assertThat(refusal.headers()).containsEntry("RateLimit", "\"2-in-15min\"; r=0; t=450");
  }

  @Test
  void showsEachClientAnotherPartitionAndNobodyItsName() {
    RateLimits limits = limits(TWO_IN_A_QUARTER);
    assertThat(limits.take(LimitClass.READ, "ada").partition())
        .isNotEqualTo(limits.take(LimitClass.READ, "bob").partition())
        .isNotEqualTo(limits.take(LimitClass.WRITE, "ada").partition());
  }

  @Test
  void countsAShareByItselfWhileTheStoreIsAway() {
    shared = Optional.empty();
    RateLimits limits = limits(new Quota(40, Duration.ofHours(1)));

    assertThat(admitted(limits, LimitClass.READ)).isEqualTo(20);
    assertThat(admitted(limits, LimitClass.LOGIN)).as("strict").isEqualTo(2);
    assertThat(admitted(limits, LimitClass.LOGIN_PAIR)).as("strict").isEqualTo(2);
  }

  @Test
  void asksAnAbsentStoreTheMoreRarelyTheLongerItIsAway() {
    shared = Optional.empty();
    RateLimits limits = limits(TWO_IN_A_QUARTER);
    limits.take(LimitClass.READ, "ada");
    limits.take(LimitClass.READ, "ada");
    assertThat(asked).isEqualTo(1);

    for (long pauseMs : List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L)) {
      int before = asked;
      nanos += Duration.ofMillis(pauseMs - 1).toNanos();
      limits.take(LimitClass.READ, "ada");
      assertThat(asked).as("shortly before %s ms", pauseMs).isEqualTo(before);
      nanos += Duration.ofMillis(2).toNanos();
      limits.take(LimitClass.READ, "ada");
      assertThat(asked).as("after %s ms", pauseMs).isEqualTo(before + 1);
    }
  }

  @Test
  void asksAgainSoonOnceTheStoreIsBack() {
    RateLimits limits = limits(TWO_IN_A_QUARTER);
    shared = Optional.empty();
    limits.take(LimitClass.READ, "ada");
    nanos += Duration.ofMillis(501).toNanos();
    shared = Optional.of(new Admission.Granted(1, Duration.ofSeconds(450)));
    assertThat(limits.take(LimitClass.READ, "ada").refusal()).isEmpty();

    shared = Optional.empty();
    limits.take(LimitClass.READ, "ada");
    nanos += Duration.ofMillis(501).toNanos();
    limits.take(LimitClass.READ, "ada");
    assertThat(asked).isEqualTo(4);
  }

  private static long admitted(RateLimits limits, LimitClass limitClass) {
    return IntStream.range(0, 60)
        .mapToObj(i -> limits.take(limitClass, "ada"))
        .filter(toll -> toll.refusal().isEmpty())
        .count();
  }

  private RateLimits limits(Quota ofAll) {
    Map<LimitClass, Quota> quotas =
        Arrays.stream(LimitClass.values())
            .collect(Collectors.toMap(Function.identity(), any -> ofAll));
    SharedLimiter store =
        new SharedLimiter() {
          @Override
          public Optional<Admission> take(String key, Quota quota) {
            asked++;
            return shared;
          }

          @Override
          public void giveBack(String key, Quota quota) {}
        };
    DerivedKey key = DerivedKey.of(new SecretKeySpec(new byte[32], "HmacSHA256"), "test");
    return new RateLimits(new LimitsConfig(quotas, 2, List.of()), store, key, () -> nanos);
  }
}
