package io.repstream.api.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.platform.config.limit.Quota;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.common.redis.RedisKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** Two instances with connections of their own, as two api processes have. */
@ApiTest
class RedisLimiterIT {
  private static final Quota FIVE_AN_HOUR = new Quota(5, Duration.ofHours(1));

  private final UnifiedJedis redis;
  private final UnifiedJedis other;
  private final String key =
      RedisKeys.rateLimit("test", UuidCreator.getTimeOrderedEpoch().toString());
  private final RedisLimiter first;
  private final RedisLimiter second;

  RedisLimiterIT(ApiServer server) {
    this.redis = server.bean(RedisClients.class).cache();
    this.other = server.stores().openRedis();
    this.first = new RedisLimiter(redis);
    this.second = new RedisLimiter(other);
  }

  @BeforeEach
  void forgetScripts() {
    redis.scriptFlush(key);
  }

  @AfterEach
  void close() {
    other.close();
  }

  @Test
  void sharesAQuotaExactly() throws Exception {
    List<Callable<Admission>> requests = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      RedisLimiter instance = i % 2 == 0 ? first : second;
      requests.add(() -> instance.take(key, FIVE_AN_HOUR).orElseThrow());
    }
    List<Admission> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Admission> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).filteredOn(Admission.Refused.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(Admission.Granted.class::isInstance)
        .extracting(granted -> ((Admission.Granted) granted).remaining())
        .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
  }

  @Test
  void tellsWhenTheNextIsAdmittedAndForgetsAFullQuota() {
    Quota quota = new Quota(2, Duration.ofMinutes(15));
    assertThat(first.take(key, quota)).hasValue(new Admission.Granted(1, Duration.ofSeconds(450)));
    first.take(key, quota);

    assertThat(second.take(key, quota))
        .hasValueSatisfying(
            refused ->
                assertThat(((Admission.Refused) refused).pause())
                    .isBetween(Duration.ofSeconds(400), Duration.ofSeconds(450)));
    assertThat(redis.pttl(key)).isBetween(800_000L, 900_000L);
  }

  @Test
  void takesBackWhatDidNotCount() {
    for (int i = 0; i < 20; i++) {
      assertThat(first.take(key, FIVE_AN_HOUR).orElseThrow()).isInstanceOf(Admission.Granted.class);
      second.giveBack(key, FIVE_AN_HOUR);
    }
    second.giveBack(key + "-unknown", FIVE_AN_HOUR);
  }
}
