package io.repstream.api.ingest.floor;

import static io.repstream.api.platform.redis.RedisBatch.COMMANDS;

import io.repstream.api.platform.redis.RedisBatch;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.redis.FloorChange;
import io.repstream.common.redis.LiveFigures;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.UnifiedJedis;

/** Floors in Redis: one pipeline writes the hashes and then publishes a hint for each gym. */
@ApplicationScoped
public class RedisFloorWriter implements FloorWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RedisFloorWriter.class);
  private static final Jsonb JSON = JsonbBuilder.create();

  private final UnifiedJedis redis;

  @Inject
  public RedisFloorWriter(RedisClients redis) {
    this(redis.stream());
  }

  RedisFloorWriter(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public void show(List<Update> updates) {
    if (updates.isEmpty()) {
      return;
    }
    Map<GymId, Map<String, String>> byGym = new HashMap<>();
    for (Update update : updates) {
      byGym
          .computeIfAbsent(update.gymId(), _ -> new HashMap<>())
          .put(update.machineId().value(), JSON.toJson(update.figures()));
    }
    List<CommandObject<Long>> commands = new ArrayList<>();
    byGym.forEach(
        (gymId, machines) -> {
          commands.add(COMMANDS.hset(RedisKeys.floorLive(gymId), machines));
          FloorChange hint =
              new FloorChange(FloorChange.VERSION, new ArrayList<>(machines.keySet()));
          commands.add(COMMANDS.publish(RedisKeys.floorChannel(gymId), JSON.toJson(hint)));
        });
    RedisBatch.run(redis, commands);
  }

  @Override
  public void hint(Collection<WorkoutId> changed) {
    if (changed.isEmpty()) {
      return;
    }
    RedisBatch.run(
        redis,
        changed.stream().map(id -> COMMANDS.publish(RedisKeys.workoutChannel(id), "")).toList());
  }

  @Override
  public Optional<LiveFigures> shown(GymId gymId, MachineId machineId) {
    String json = redis.hget(RedisKeys.floorLive(gymId), machineId.value());
    if (json == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.fromJson(json, LiveFigures.class));
    } catch (JsonbException unreadable) {
      LOG.warn("unreadable figures of machine {} are replaced", machineId, unreadable);
      return Optional.empty();
    }
  }
}
