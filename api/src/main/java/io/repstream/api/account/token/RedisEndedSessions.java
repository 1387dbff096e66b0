package io.repstream.api.account.token;

import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Ended logins as keys that outlive their access tokens by a minute. */
@ApplicationScoped
public class RedisEndedSessions implements EndedSessions {
  private static final Logger LOG = LoggerFactory.getLogger(RedisEndedSessions.class);
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final RedisClients redis;

  @Inject
  public RedisEndedSessions(RedisClients redis) {
    this.redis = redis;
  }

  @Override
  public Knowledge find(String sessionId) {
    try {
      boolean ended = redis.stream().exists(RedisKeys.revoked(sessionId));
      return ended ? Knowledge.ENDED : Knowledge.LIVING;
    } catch (JedisException away) {
      LOG.warn("cannot tell whether a session has ended: {}", away.toString());
      return Knowledge.UNKNOWN;
    }
  }

  @Override
  public void end(String sessionId, Duration tokenLife) {
    long seconds = tokenLife.plus(MARGIN).toSeconds();
    redis.stream().set(RedisKeys.revoked(sessionId), "1", SetParams.setParams().ex(seconds));
  }
}
