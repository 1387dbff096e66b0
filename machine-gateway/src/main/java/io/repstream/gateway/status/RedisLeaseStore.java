package io.repstream.gateway.status;

import io.repstream.common.id.GatewayId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Leases by Redis' own clock, so that gateways need not agree on the time. */
public final class RedisLeaseStore implements LeaseStore {
  private static final Logger LOG = LoggerFactory.getLogger(RedisLeaseStore.class);
  private static final RedisScript LEASE = RedisScript.besideOf(RedisLeaseStore.class, "lease.lua");

  private final UnifiedJedis client;

  public RedisLeaseStore(RedisAccess access) {
    this.client = access.client(1);
  }

  @Override
  public Renewal renew(GatewayId gatewayId) {
    try {
      return read(call(gatewayId));
    } catch (JedisException away) {
      return new Renewal.Away(RedisFault.of(away));
    }
  }

  private Object call(GatewayId gatewayId) {
    List<String> keys = List.of(RedisKeys.GATEWAY_LEASES);
    List<String> arguments = List.of(gatewayId.value());
    try {
      return client.evalsha(LEASE.sha1Hex(), keys, arguments);
    } catch (JedisNoScriptException unknownScript) {
      return client.eval(LEASE.source(), keys, arguments);
    }
  }

  private static Renewal read(Object reply) {
    if (!(reply instanceof List<?> parts && parts.get(1) instanceof List<?> fields)) {
      throw new IllegalStateException("lease answers with a list");
    }
    Map<String, Long> renewedAtMs = new HashMap<>();
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      renewedAtMs.put(fields.get(i).toString(), Long.parseLong(fields.get(i + 1).toString()));
    }
    return new Renewal.Renewed(Long.parseLong(parts.getFirst().toString()), renewedAtMs);
  }

  @Override
  public void end(GatewayId gatewayId) {
    try {
      client.hdel(RedisKeys.GATEWAY_LEASES, gatewayId.value());
    } catch (JedisException away) {
      LOG.warn("the lease of gateway {} could not be removed; it runs out", gatewayId);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
