package io.repstream.api.signin;

import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/**
 * The SESSION text of each machine in Redis. Its {@code version} is the time of the change in
 * milliseconds: an older change never overwrites a newer one. The machine's gateway is woken; a
 * lost wake is mended at its next connection.
 */
@ApplicationScoped
public class RedisMachineSessions implements MachineSessions {
  private static final int PAYLOAD_VERSION = 1;

  /** Writes unless what stands there is newer; answers the gateway to wake. */
  private static final String SHOW =
      """
      local shown = redis.call('GET', KEYS[1])
      if shown and (cjson.decode(shown).version or 0) > tonumber(ARGV[1]) then
        return false
      end
      redis.call('SET', KEYS[1], ARGV[2])
      return redis.call('HGET', KEYS[2], 'gatewayId')
      """;

  private final UnifiedJedis redis;

  @Inject
  public RedisMachineSessions(RedisClients redis) {
    this.redis = redis.stream();
  }

  @Override
  public void signedIn(SignIn signIn) {
    JsonObject session =
        session(signIn.startedAt(), true)
            .add("alias", signIn.alias())
            .add("workoutId", signIn.workoutId().toString())
            .build();
    show(signIn.machineId(), signIn.startedAt(), session);
  }

  @Override
  public void signedOut(MachineId machineId, Instant at) {
    show(machineId, at, session(at, false).build());
  }

  private static JsonObjectBuilder session(Instant at, boolean signedIn) {
    return Json.createObjectBuilder()
        .add("v", PAYLOAD_VERSION)
        .add("version", at.toEpochMilli())
        .add("signedIn", signedIn);
  }

  private void show(MachineId machineId, Instant at, JsonObject session) {
    List<String> keys =
        List.of(RedisKeys.machineSession(machineId), RedisKeys.machineOwner(machineId));
    List<String> arguments = List.of(Long.toString(at.toEpochMilli()), session.toString());
    Object gateway = redis.eval(SHOW, keys, arguments);
    if (gateway instanceof String id) {
      redis.publish(RedisKeys.gatewayWake(new GatewayId(id)), machineId.value());
    }
  }
}
