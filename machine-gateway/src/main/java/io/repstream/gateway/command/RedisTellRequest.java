package io.repstream.gateway.command;

import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;

/** Adds what became of some commands to the stream of results. */
final class RedisTellRequest implements RedisRequest {
  private final List<String> events;
  private final Consumer<Boolean> outcome;
  private final List<Response<StreamEntryID>> added = new ArrayList<>();

  RedisTellRequest(List<String> events, Consumer<Boolean> outcome) {
    this.events = List.copyOf(events);
    this.outcome = outcome;
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    added.clear();
    for (String event : events) {
      added.add(
          pipeline.xadd(
              RedisKeys.COMMAND_RESULTS,
              StreamEntryID.NEW_ENTRY,
              Map.of(CommandEvent.FIELD, event)));
    }
  }

  @Override
  public void answered() {
    for (Response<StreamEntryID> entry : added) {
      StreamEntryID _ = entry.get();
    }
    outcome.accept(true);
  }

  @Override
  public void failed(RedisFault fault) {
    outcome.accept(false);
  }
}
