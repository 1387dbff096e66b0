package io.repstream.api.floor;

import static io.repstream.api.platform.redis.RedisBatch.COMMANDS;

import io.repstream.api.platform.redis.RedisBatch;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.LiveFigures;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Floors out of Redis: link and live hash of a gym in one pipelined round trip. */
@ApplicationScoped
public class RedisFloorReader implements FloorReader {
  private static final Logger LOG = LoggerFactory.getLogger(RedisFloorReader.class);
  private static final Jsonb JSON = JsonbBuilder.create();

  private final UnifiedJedis redis;
  private final RedisLeaseWatch leases;
  private final LastFloors lastFloors = new LastFloors();
  private final WallClock clock = WallClock.system();

  @Inject
  public RedisFloorReader(RedisClients redis, RedisLeaseWatch leases) {
    this.redis = redis.stream();
    this.leases = leases;
  }

  @Override
  public Floor read(GymId gymId) {
    try {
      List<Map<String, String>> hashes =
          RedisBatch.run(
              redis,
              List.of(
                  COMMANDS.hgetAll(RedisKeys.floorLink(gymId)),
                  COMMANDS.hgetAll(RedisKeys.floorLive(gymId))));
      Floor floor = merge(hashes.getFirst(), hashes.getLast());
      lastFloors.remember(gymId, floor);
      return floor;
    } catch (JedisException away) {
      LOG.debug("floor of gym {} is shown as last read", gymId, away);
      return lastFloors.duringOutage(gymId);
    }
  }

  private Floor merge(Map<String, String> links, Map<String, String> lives) {
    LeaseView view = leases.view();
    Instant now = clock.instant();
    Map<MachineId, MachineStatus> machines = HashMap.newHashMap(links.size());
    links.forEach(
        (id, json) -> {
          Optional<LinkStatus> link = parse(json, LinkStatus.class);
          LiveFigures live = parse(lives.get(id), LiveFigures.class).orElse(null);
          MachineStatus status = MachineStatus.of(link.orElse(null), live, view, now);
          machines.put(new MachineId(id), status);
        });
    return new Floor(machines);
  }

  /** A payload that cannot be read, for instance of a later version, counts as none. */
  private static <T> Optional<T> parse(@Nullable String json, Class<T> type) {
    if (json == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.fromJson(json, type));
    } catch (JsonbException unreadable) {
      LOG.warn("unreadable {} on a floor", type.getSimpleName(), unreadable);
      return Optional.empty();
    }
  }
}
