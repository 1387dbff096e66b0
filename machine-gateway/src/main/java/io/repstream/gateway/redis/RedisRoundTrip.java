package io.repstream.gateway.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A pipeline to the primaries that hold the keys. A primary that is away fails its own responses
 * only: they throw {@link RedisAwayException}. The library's pipeline for clusters leaves such
 * responses without any answer. For one thread and one {@link #sync}.
 */
final class RedisRoundTrip extends AbstractPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(RedisRoundTrip.class);
  private static final int NO_SLOT = 0;

  private final RedisNodes nodes;
  private final Map<HostAndPort, Lane> lanes = new LinkedHashMap<>();

  RedisRoundTrip(RedisNodes nodes) {
    super(new CommandObjects(RedisProtocol.RESP2));
    this.nodes = nodes;
  }

  /** The commands for one primary. */
  private static final class Lane {
    private final Connection connection;
    private final Pipeline pipeline;
    private final List<Response<?>> responses = new ArrayList<>();
    private @Nullable RedisFault fault;

    Lane(Connection connection) {
      this.connection = connection;
      this.pipeline = new Pipeline(connection, false);
    }
  }

  @Override
  protected <T> Response<T> appendCommand(CommandObject<T> command) {
    try {
      Lane lane = lane(slotOf(command));
      return lane.fault == null ? append(lane, command) : away(lane.fault);
    } catch (JedisException unreachable) {
      return away(RedisFault.of(unreachable));
    }
  }

  private static int slotOf(CommandObject<?> command) {
    Set<Integer> slots = command.getArguments().getKeyHashSlots();
    if (slots.size() > 1) {
      throw new IllegalArgumentException("keys of one command must share a slot");
    }
    return slots.isEmpty() ? NO_SLOT : slots.iterator().next();
  }

  private Lane lane(int slot) {
    HostAndPort node = nodes.primaryOf(slot);
    Lane lane = lanes.get(node);
    if (lane == null) {
      lane = new Lane(nodes.take(node));
      lanes.put(node, lane);
    }
    return lane;
  }

  /** The client sends early where its buffer is full, so this may fail, too. */
  private static <T> Response<T> append(Lane lane, CommandObject<T> command) {
    try {
      Response<T> response = lane.pipeline.appendCommand(command);
      lane.responses.add(response);
      return response;
    } catch (JedisException broken) {
      fail(lane, RedisFault.of(broken));
      return away(RedisFault.of(broken));
    }
  }

  private static <T> Response<T> away(RedisFault fault) {
    return Response.error(new RedisAwayException(fault));
  }

  private static void fail(Lane lane, RedisFault fault) {
    lane.fault = fault;
    lane.responses.forEach(response -> response.set(new RedisAwayException(fault)));
  }

  /** Sends everything and reads all answers. */
  @Override
  public void sync() {
    for (Lane lane : lanes.values()) {
      if (lane.fault == null) {
        sync(lane);
      }
    }
  }

  private static void sync(Lane lane) {
    try {
      lane.pipeline.sync();
    } catch (JedisException broken) {
      fail(lane, RedisFault.of(broken));
    }
  }

  /** Gives the connections back. */
  @Override
  public void close() {
    lanes.values().forEach(RedisRoundTrip::giveBack);
    lanes.clear();
  }

  /** For a broken one the pool tries to make another at once, which fails like the first. */
  private static void giveBack(Lane lane) {
    try {
      lane.connection.close();
    } catch (JedisException stillAway) {
      LOG.debug("a connection could not be replaced: {}", stillAway.getMessage());
    }
  }
}
