package io.repstream.api.account.session;

import static io.repstream.api.platform.redis.RedisBatch.COMMANDS;

import io.repstream.api.account.token.EndedSessions;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.redis.RedisBatch;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.api.platform.secret.DerivedKey;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

/** Logins in Redis; a rotation is one script on one key, so twenty at once leave one lineage. */
@ApplicationScoped
public class RedisLoginSessions implements LoginSessions {
  /** How long a used token still gets its successor again: for an answer that got lost. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /**
   * KEYS: the login. ARGV: presented hash, its successor's hash, the successor's count, grace in
   * ms. Answers the outcome, the member id and the proof. A used token that comes again late ends
   * the login.
   */
  private static final String ROTATE =
      """
      local h = redis.call('HMGET', KEYS[1], 'memberId', 'sha256', 'previousSha256', 'rotatedAtMs',
        'proof')
      if not h[1] then return {'unknown'} end
      local t = redis.call('TIME')
      local now = t[1] * 1000 + math.floor(t[2] / 1000)
      if h[2] == ARGV[1] then
        redis.call('HSET', KEYS[1], 'sha256', ARGV[2], 'previousSha256', ARGV[1],
          'count', ARGV[3], 'rotatedAtMs', string.format('%.0f', now))
        return {'rotated', h[1], h[5] or 'PASSWORD'}
      end
      if h[3] == ARGV[1] and now - tonumber(h[4]) <= tonumber(ARGV[4]) then
        return {'rotated', h[1], h[5] or 'PASSWORD'}
      end
      redis.call('DEL', KEYS[1])
      return {'reused', h[1]}
      """;

  private static final String LABEL = "repstream refresh token 1";
  private static final int MOST_LOGINS = 50;

  private final UnifiedJedis redis;
  private final EndedSessions ended;
  private final DerivedKey secret;
  private final Duration accessTokenLife;
  private final Duration refreshTokenLife;
  private final WallClock clock = WallClock.system();

  @Inject
  public RedisLoginSessions(RedisClients redis, EndedSessions ended, ApiConfig config) {
    this.redis = redis.stream();
    this.ended = ended;
    this.secret = DerivedKey.of(config.passwords().pepper(), LABEL);
    this.accessTokenLife = config.tokens().accessTokenLife();
    this.refreshTokenLife = config.tokens().refreshTokenLife();
  }

  @Override
  public Opened open(MemberId memberId, Visitor visitor, Proof proof) {
    RefreshToken first = RefreshToken.derive(secret, RefreshToken.newSessionId(), 0);
    String key = RedisKeys.refresh(first.sessionId());
    String index = RedisKeys.memberLogins(memberId);
    String now = Long.toString(clock.instant().toEpochMilli());
    Map<String, String> login = new HashMap<>();
    login.put("memberId", memberId.toString());
    login.put("count", "0");
    login.put("sha256", first.sha256());
    login.put("proof", proof.name());
    login.put("device", visitor.device());
    login.put("network", visitor.network());
    login.put("openedAtMs", now);
    // Listed before it exists: what is listed can be ended, what is not cannot.
    RedisBatch.run(
        redis,
        List.of(
            COMMANDS.zadd(index, Double.parseDouble(now), first.sessionId()),
            COMMANDS.pexpire(index, refreshTokenLife.toMillis()),
            COMMANDS.hset(key, login),
            COMMANDS.pexpire(key, refreshTokenLife.toMillis())));
    endOldest(memberId);
    return new Opened(first.sessionId(), first.text());
  }

  private void endOldest(MemberId memberId) {
    List<String> tooMany = redis.zrange(RedisKeys.memberLogins(memberId), 0, -1 - MOST_LOGINS);
    tooMany.forEach(old -> end(memberId, old));
  }

  @Override
  public Rotation rotate(String refreshToken) {
    Optional<RefreshToken> parsed = RefreshToken.parse(refreshToken);
    return parsed.isPresent() ? rotate(parsed.get()) : new Rotation.Unknown();
  }

  private Rotation rotate(RefreshToken used) {
    String sessionId = used.sessionId();
    // A guessed token never reaches the script, which would end the login that it names.
    if (!RefreshToken.derive(secret, sessionId, used.count()).equals(used)) {
      return new Rotation.Unknown();
    }
    RefreshToken next = RefreshToken.derive(secret, sessionId, used.count() + 1);
    List<String> outcome = script(used, next);
    return switch (outcome.getFirst()) {
      case "rotated" ->
          new Rotation.Rotated(
              MemberId.parse(outcome.get(1)),
              sessionId,
              next.text(),
              Proof.valueOf(outcome.get(2)));
      case "reused" -> {
        ended.end(sessionId, accessTokenLife);
        yield new Rotation.Reused(sessionId);
      }
      default -> new Rotation.Unknown();
    };
  }

  @SuppressWarnings("unchecked") // the script answers texts
  private List<String> script(RefreshToken used, RefreshToken next) {
    return (List<String>)
        redis.eval(
            ROTATE,
            List.of(RedisKeys.refresh(used.sessionId())),
            List.of(
                used.sha256(),
                next.sha256(),
                Integer.toString(next.count()),
                Long.toString(GRACE.toMillis())));
  }

  @Override
  public void end(String sessionId) {
    ended.end(sessionId, accessTokenLife);
    redis.del(RedisKeys.refresh(sessionId));
  }

  @Override
  public List<LoginSession> of(MemberId memberId) {
    String index = RedisKeys.memberLogins(memberId);
    List<LoginSession> living = new ArrayList<>();
    for (String sessionId : redis.zrange(index, 0, -1).reversed()) {
      Optional<LoginSession> session = read(sessionId);
      session.ifPresentOrElse(living::add, () -> redis.zrem(index, sessionId));
    }
    return living;
  }

  private Optional<LoginSession> read(String sessionId) {
    Map<String, String> login = redis.hgetAll(RedisKeys.refresh(sessionId));
    if (login.isEmpty()) {
      return Optional.empty();
    }
    Instant openedAt = instant(login.getOrDefault("openedAtMs", "0"));
    String used = login.get("rotatedAtMs");
    Visitor visitor =
        new Visitor(login.getOrDefault("device", ""), login.getOrDefault("network", ""));
    return Optional.of(
        new LoginSession(sessionId, visitor, openedAt, used == null ? openedAt : instant(used)));
  }

  @Override
  public boolean end(MemberId memberId, String sessionId) {
    String index = RedisKeys.memberLogins(memberId);
    boolean theirs = redis.zscore(index, sessionId) != null;
    if (theirs) {
      // Ended before it leaves the list, or a failure between the two would let it live on.
      end(sessionId);
      redis.zrem(index, sessionId);
    }
    return theirs;
  }

  @Override
  public void endAll(MemberId memberId, Set<String> except) {
    for (String sessionId : redis.zrange(RedisKeys.memberLogins(memberId), 0, -1)) {
      if (!except.contains(sessionId)) {
        end(memberId, sessionId);
      }
    }
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
