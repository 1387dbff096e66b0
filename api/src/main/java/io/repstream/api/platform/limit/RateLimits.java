package io.repstream.api.platform.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Metrics;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.limit.LimitClass;
import io.repstream.api.platform.config.limit.LimitsConfig;
import io.repstream.api.platform.config.limit.Quota;
import io.repstream.api.platform.secret.DerivedKey;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Admits or refuses. Quotas hold over all instances; while Redis is away each instance counts for
 * itself, with its share of the quota, and with a tenth of that where accounts are guarded. Safe
 * for all threads; may block for the timeouts of Redis, the more rarely the longer it is away.
 */
@ApplicationScoped
public class RateLimits {
  private static final Duration FIRST_HOLD_OFF = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 4;
  private static final int STRICTER = 10;
  private static final int SHOWN_HEX = 12;

  private final LimitsConfig config;
  private final SharedLimiter shared;
  private final LocalLimiter local;
  private final DerivedKey key;
  private final MonotonicClock clock;
  private final AtomicLong askAgainAtNanos;
  private final AtomicInteger failuresInARow = new AtomicInteger();

  @Inject
  public RateLimits(ApiConfig config, SharedLimiter shared) {
    this(
        config.limits(),
        shared,
        DerivedKey.of(config.passwords().pepper(), "repstream rate limits 1"),
        MonotonicClock.system());
  }

  RateLimits(LimitsConfig config, SharedLimiter shared, DerivedKey key, MonotonicClock clock) {
    this.config = config;
    this.shared = shared;
    this.key = key;
    this.clock = clock;
    this.local = new LocalLimiter(clock);
    this.askAgainAtNanos = new AtomicLong(clock.nanos());
  }

  /**
   * Asks for one request more.
   *
   * @param client who: an account, an address, a key; stored as a keyed hash only
   */
  public Toll take(LimitClass limitClass, String client) {
    Quota quota = config.quota(limitClass);
    String hash = key.hex(limitClass.text() + ":" + client);
    String name = RedisKeys.rateLimit(limitClass.text(), hash.substring(0, 32));
    Admission admission =
        askShared(name, quota).orElseGet(() -> local.take(name, alone(limitClass, quota)));
    return new Toll(quota, admission, shown(hash));
  }

  /** Gives back what {@link #take} took, where it turned out not to count. */
  public void giveBack(LimitClass limitClass, String client) {
    String hash = key.hex(limitClass.text() + ":" + client);
    shared.giveBack(
        RedisKeys.rateLimit(limitClass.text(), hash.substring(0, 32)), config.quota(limitClass));
  }

  /** A frozen Redis costs a request its timeout now and then, not every one. */
  private Optional<Admission> askShared(String name, Quota quota) {
    if (clock.nanos() - askAgainAtNanos.get() < 0) {
      return Optional.empty();
    }
    Optional<Admission> answer = shared.take(name, quota);
    if (answer.isPresent()) {
      failuresInARow.set(0);
    } else {
      int doublings = Math.min(failuresInARow.getAndIncrement(), MOST_DOUBLINGS);
      askAgainAtNanos.set(clock.nanos() + (FIRST_HOLD_OFF.toNanos() << doublings));
      countOutage();
    }
    return answer;
  }

  private Quota alone(LimitClass limitClass, Quota quota) {
    Quota share = quota.dividedBy(config.instances());
    return limitClass.isStrict() ? share.dividedBy(STRICTER) : share;
  }

  private static String shown(String hash) {
    byte[] text = hash.substring(0, SHOWN_HEX).getBytes(US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }

  private static void countOutage() {
    Metrics.globalRegistry()
        .getOrCreate(
            Counter.builder("repstream_api_limiter_outages_total")
                .description("Times the shared limiter did not answer; limits were local then"))
        .increment();
  }
}
