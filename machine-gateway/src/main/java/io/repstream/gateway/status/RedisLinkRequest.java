package io.repstream.gateway.status;

import io.repstream.common.id.GymId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/** Writes some links of one gym and hints the floor. */
final class RedisLinkRequest implements RedisRequest {
  private final GymId gymId;
  private final List<String> arguments;
  private final Consumer<Boolean> outcome;
  private @Nullable Response<Object> written;

  RedisLinkRequest(
      GymId gymId, List<LinkChange> changes, StatusJson json, Consumer<Boolean> outcome) {
    this.gymId = gymId;
    this.outcome = outcome;
    this.arguments = new ArrayList<>(2 + 3 * changes.size());
    arguments.add(RedisKeys.floorChannel(gymId));
    arguments.add(json.hint(changes.stream().map(change -> change.place().machineId()).toList()));
    for (LinkChange change : changes) {
      arguments.add(change.place().machineId().value());
      arguments.add(Long.toString(change.status().epoch()));
      arguments.add(json.text(change.status()));
    }
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    written =
        pipeline.evalsha(
            RedisLinkStore.LINK.sha1Hex(), List.of(RedisKeys.floorLink(gymId)), arguments);
  }

  @Override
  public void answered() {
    if (written != null) {
      Object _ = written.get();
    }
    outcome.accept(true);
  }

  @Override
  public void failed(RedisFault fault) {
    outcome.accept(false);
  }
}
