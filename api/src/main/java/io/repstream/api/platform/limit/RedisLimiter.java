package io.repstream.api.platform.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.platform.config.limit.Quota;
import io.repstream.api.platform.redis.RedisClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The generic cell rate algorithm as one script on one key, by the time of Redis: the clocks of the
 * instances do not matter.
 */
@ApplicationScoped
public class RedisLimiter implements SharedLimiter {
  private static final Logger LOG = LoggerFactory.getLogger(RedisLimiter.class);

  /** ARGV: interval in µs, quota. Answers admitted, remaining, µs until full or until the next. */
  private static final Script TAKE =
      Script.of(
          """
          local t = redis.call('TIME')
          local now = t[1] * 1000000 + t[2]
          local interval = tonumber(ARGV[1])
          local arrival = tonumber(redis.call('GET', KEYS[1]) or now)
          if arrival < now then arrival = now end
          local following = arrival + interval
          local window = interval * tonumber(ARGV[2])
          local early = following - window - now
          if early > 0 then return {0, 0, early} end
          redis.call('SET', KEYS[1], string.format('%.0f', following),
            'PX', math.ceil((following - now) / 1000))
          return {1, math.floor((window - (following - now)) / interval), following - now}
          """);

  private static final Script GIVE_BACK =
      Script.of(
          """
          local arrival = redis.call('GET', KEYS[1])
          if arrival then
            redis.call('SET', KEYS[1], string.format('%.0f', tonumber(arrival) - tonumber(ARGV[1])),
              'KEEPTTL')
          end
          return 1
          """);

  private final UnifiedJedis redis;

  @Inject
  public RedisLimiter(RedisClients redis) {
    this(redis.cache());
  }

  RedisLimiter(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<Admission> take(String key, Quota quota) {
    List<String> arguments =
        List.of(Long.toString(quota.intervalMicros()), Integer.toString(quota.requests()));
    try {
      return Optional.of(admission((List<?>) run(TAKE, key, arguments)));
    } catch (JedisException away) {
      LOG.warn("the shared limiter is away: {}", away.toString());
      return Optional.empty();
    }
  }

  @Override
  public void giveBack(String key, Quota quota) {
    try {
      run(GIVE_BACK, key, List.of(Long.toString(quota.intervalMicros())));
    } catch (JedisException away) {
      LOG.debug("nothing to give back to: {}", away.toString());
    }
  }

  /** A script under the name by which Redis keeps it. */
  private record Script(String text, String sha1) {
    static Script of(String text) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        return new Script(text, HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8))));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every JDK has SHA-1", impossible);
      }
    }
  }

  private Object run(Script script, String key, List<String> arguments) {
    try {
      return redis.evalsha(script.sha1(), List.of(key), arguments);
    } catch (JedisNoScriptException unknown) {
      return redis.eval(script.text(), List.of(key), arguments);
    }
  }

  private static Admission admission(List<?> answer) {
    Duration time = Duration.of((long) answer.get(2), ChronoUnit.MICROS);
    return (long) answer.get(0) == 1
        ? new Admission.Granted(Math.toIntExact((long) answer.get(1)), time)
        : new Admission.Refused(time);
  }
}
