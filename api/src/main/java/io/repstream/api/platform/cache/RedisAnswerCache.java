package io.repstream.api.platform.cache;

import static io.repstream.api.platform.redis.RedisBatch.COMMANDS;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.platform.redis.RedisBatch;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Answers in Redis, each with the version it was made under in front. A version is a new UUID, so
 * one that Redis evicted never comes again. While Redis is away nobody waits for it but one request
 * in five seconds.
 */
@ApplicationScoped
public class RedisAnswerCache implements AnswerCache {
  private static final Logger LOG = LoggerFactory.getLogger(RedisAnswerCache.class);

  /** Bounds for how long a write is unseen whose news of it Redis did not take. */
  private static final Duration LIFE = Duration.ofSeconds(60);

  /** Outlives every answer that was made under it. */
  private static final Duration VERSION_LIFE = Duration.ofHours(1);

  private static final Duration HOLD_OFF = Duration.ofSeconds(5);
  private static final int LARGEST_BYTES = 256 * 1_024;
  private static final byte LINE_END = '\n';

  private final UnifiedJedis redis;
  private final MonotonicClock clock;
  private final AtomicLong askAgainAtNanos;

  @Inject
  public RedisAnswerCache(RedisClients redis) {
    this.redis = redis.cache();
    this.clock = MonotonicClock.system();
    this.askAgainAtNanos = new AtomicLong(clock.nanos());
  }

  @Override
  public Optional<Look> look(MemberId caller, String request) {
    if (clock.nanos() - askAgainAtNanos.get() < 0) {
      return Optional.empty();
    }
    try {
      List<byte[]> found = redis.mget(versionKey(caller), answerKey(caller, request));
      String version =
          found.getFirst() == null ? firstVersion(caller) : new String(found.getFirst(), UTF_8);
      Optional<CachedJson> kept =
          Optional.ofNullable(found.getLast())
              .map(RedisAnswerCache::unpacked)
              .filter(answer -> answer.version().equals(version));
      return Optional.of(new Look(version, kept));
    } catch (JedisException away) {
      askAgainAtNanos.set(clock.nanos() + HOLD_OFF.toNanos());
      LOG.warn("the cache of answers is away: {}", away.toString());
      return Optional.empty();
    }
  }

  /** Of several who find none at once, the first decides. */
  private String firstVersion(MemberId caller) {
    byte[] key = versionKey(caller);
    byte[] fresh = newVersion();
    String made = redis.set(key, fresh, SetParams.setParams().nx().ex(VERSION_LIFE.toSeconds()));
    byte[] version = made == null ? Objects.requireNonNullElse(redis.get(key), fresh) : fresh;
    return new String(version, UTF_8);
  }

  @Override
  public void keep(MemberId caller, String request, CachedJson answer) {
    if (answer.body().length > LARGEST_BYTES) {
      return;
    }
    try {
      redis.set(
          answerKey(caller, request), packed(answer), SetParams.setParams().ex(LIFE.toSeconds()));
    } catch (JedisException away) {
      LOG.debug("an answer is not kept: {}", away.toString());
    }
  }

  @Override
  public void changed(Collection<MemberId> members) {
    try {
      RedisBatch.run(
          redis,
          members.stream()
              .distinct()
              .map(
                  member ->
                      COMMANDS.set(
                          versionKey(member),
                          newVersion(),
                          SetParams.setParams().ex(VERSION_LIFE.toSeconds())))
              .toList());
    } catch (JedisException away) {
      LOG.warn("answers made before a change end by themselves: {}", away.toString());
    }
  }

  @Override
  public void forget(MemberId member) {
    redis.del(versionKey(member));
  }

  private static byte[] newVersion() {
    return UuidCreator.getTimeOrderedEpoch().toString().getBytes(UTF_8);
  }

  /** Version, link and body, a line each; neither of the first two can hold a line's end. */
  private static byte[] packed(CachedJson answer) {
    byte[] head = (answer.version() + "\n" + answer.link().orElse("") + "\n").getBytes(UTF_8);
    byte[] packed = Arrays.copyOf(head, head.length + answer.body().length);
    System.arraycopy(answer.body(), 0, packed, head.length, answer.body().length);
    return packed;
  }

  private static CachedJson unpacked(byte[] packed) {
    int version = end(packed, 0);
    int link = end(packed, version + 1);
    String text = new String(packed, version + 1, link - version - 1, UTF_8);
    return new CachedJson(
        new String(packed, 0, version, UTF_8),
        text.isEmpty() ? Optional.empty() : Optional.of(text),
        Arrays.copyOfRange(packed, link + 1, packed.length));
  }

  private static int end(byte[] packed, int from) {
    int end = from;
    while (packed[end] != LINE_END) {
      end++;
    }
    return end;
  }

  private static byte[] versionKey(MemberId member) {
    return RedisKeys.answerVersion(member).getBytes(UTF_8);
  }

  private static byte[] answerKey(MemberId member, String request) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(UTF_8));
      return RedisKeys.answer(member, HexFormat.of().formatHex(hash, 0, 16)).getBytes(UTF_8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
