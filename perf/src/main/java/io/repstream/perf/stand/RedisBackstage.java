package io.repstream.perf.stand;

import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.WaitingCommand;
import io.repstream.perf.conformance.gateway.Backstage;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.URI;
import java.util.UUID;
import redis.clients.jedis.Jedis;

/**
 * Stands behind a gateway of ours: gives commands as the api does.
 *
 * @param leave lets the gateway go away
 */
public record RedisBackstage(String redisUrl, Runnable leave) implements Backstage {
  private static final Jsonb JSON = JsonbBuilder.create();
  private static final int CONTROL_POINT = 1;
  private static final byte[] REQUEST_CONTROL = {0x00};
  private static final long LIFE_MS = 60_000;
  private static final long MS_PER_SECOND = 1_000;

  @Override
  public void giveCommand(MachineId machineId) {
    try (Jedis redis = new Jedis(URI.create(redisUrl))) {
      long nowMs = Long.parseLong(redis.time().getFirst()) * MS_PER_SECOND;
      WaitingCommand command =
          new WaitingCommand(
              WaitingCommand.VERSION,
              new CommandId(UUID.randomUUID()).toString(),
              CONTROL_POINT,
              WaitingCommand.encode(REQUEST_CONTROL),
              nowMs + LIFE_MS,
              0);
      redis.rpush(RedisKeys.machineCommands(machineId), JSON.toJson(command));
    }
  }

  @Override
  public void letGoAway() {
    leave.run();
  }
}
