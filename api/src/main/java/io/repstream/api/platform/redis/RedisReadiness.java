package io.repstream.api.platform.redis;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Ready only while Redis takes writes: a loading, full or read-only server still answers PING. */
@ApplicationScoped
@Readiness
public class RedisReadiness implements HealthCheck {
  private static final int PROBE_LIFE_SECONDS = 10;

  private final RedisClients redis;
  private final UUID nodeId = UuidCreator.getTimeOrderedEpoch();

  @Inject
  public RedisReadiness(RedisClients redis) {
    this.redis = redis;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("redis").status(takesWrites()).build();
  }

  private boolean takesWrites() {
    try {
      redis.stream().set("health:" + nodeId, "1", SetParams.setParams().ex(PROBE_LIFE_SECONDS));
      return true;
    } catch (JedisException away) {
      return false;
    }
  }
}
