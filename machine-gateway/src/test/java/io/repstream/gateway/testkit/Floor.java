package io.repstream.gateway.testkit;

import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Optional;
import redis.clients.jedis.Jedis;

/** What a reader of the floor sees of a machine's link. */
public final class Floor {
  private static final Jsonb JSON = JsonbBuilder.create();

  private Floor() {}

  public static Optional<LinkStatus> link(TestRedis redis, Provisioned machine) {
    try (Jedis client = redis.client()) {
      String json = client.hget(RedisKeys.floorLink(machine.gymId()), machine.machineId().value());
      return Optional.ofNullable(json).map(text -> JSON.fromJson(text, LinkStatus.class));
    }
  }

  public static boolean isConnected(TestRedis redis, Provisioned machine) {
    return link(redis, machine).map(LinkStatus::connected).orElse(false);
  }
}
