package io.repstream.api.account.session;

import io.repstream.api.account.token.EndedSessions;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.MemberId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** Logins in Redis; a rotation is one script on one key, so twenty at once leave one lineage. */
@ApplicationScoped
public class RedisLoginSessions implements LoginSessions {
  /** How long a used token still gets its successor again: for an answer that got lost. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /**
   * KEYS: the login. ARGV: presented hash, its successor's hash, the successor's count, grace in
   * ms. Answers the outcome and the member id. A used token that comes again late ends the login.
   */
  private static final String ROTATE =
      """
      local h = redis.call('HMGET', KEYS[1], 'memberId', 'sha256', 'previousSha256', 'rotatedAtMs')
      if not h[1] then return {'unknown', ''} end
      local t = redis.call('TIME')
      local now = t[1] * 1000 + math.floor(t[2] / 1000)
      if h[2] == ARGV[1] then
        redis.call('HSET', KEYS[1], 'sha256', ARGV[2], 'previousSha256', ARGV[1],
          'count', ARGV[3], 'rotatedAtMs', string.format('%.0f', now))
        return {'rotated', h[1]}
      end
      if h[3] == ARGV[1] and now - tonumber(h[4]) <= tonumber(ARGV[4]) then
        return {'rotated', h[1]}
      end
      redis.call('DEL', KEYS[1])
      return {'reused', h[1]}
      """;

  private final RedisClient redis;
  private final EndedSessions ended;
  private final RefreshSecret secret;
  private final Duration accessTokenLife;
  private final Duration refreshTokenLife;

  @Inject
  public RedisLoginSessions(RedisClients redis, EndedSessions ended, ApiConfig config) {
    this.redis = redis.stream();
    this.ended = ended;
    this.secret = new RefreshSecret(config.passwords().pepper());
    this.accessTokenLife = config.tokens().accessTokenLife();
    this.refreshTokenLife = config.tokens().refreshTokenLife();
  }

  @Override
  public Opened open(MemberId memberId) {
    RefreshToken first = RefreshToken.derive(secret, RefreshToken.newSessionId(), 0);
    String key = RedisKeys.refresh(first.sessionId());
    try (var pipeline = redis.pipelined()) {
      pipeline.hset(
          key, Map.of("memberId", memberId.toString(), "count", "0", "sha256", first.sha256()));
      pipeline.pexpire(key, refreshTokenLife.toMillis());
      pipeline.sync();
    }
    return new Opened(first.sessionId(), first.text());
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
          new Rotation.Rotated(MemberId.parse(outcome.getLast()), sessionId, next.text());
      case "reused" -> {
        ended.end(sessionId, accessTokenLife);
        yield new Rotation.Reused(sessionId);
      }
      default -> new Rotation.Unknown();
    };
  }

  @SuppressWarnings("unchecked") // the script answers two texts
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
}
