package io.repstream.gateway.command;

import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.WaitingCommand;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.admission.OwnedConnection;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/** Takes the next command of each of some machines. */
final class RedisTakeRequest implements RedisRequest {
  private static final Logger LOG = LoggerFactory.getLogger(RedisTakeRequest.class);

  private final List<OwnedConnection> connections;
  private final CommandJson json;
  private final Consumer<Taken> answer;
  private final List<Response<Object>> replies = new ArrayList<>();

  RedisTakeRequest(List<OwnedConnection> connections, CommandJson json, Consumer<Taken> answer) {
    this.connections = List.copyOf(connections);
    this.json = json;
    this.answer = answer;
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    replies.clear();
    for (OwnedConnection connection : connections) {
      MachineId machineId = connection.admission().identity().machineId();
      replies.add(
          pipeline.evalsha(
              RedisCommandQueue.TAKE.sha1Hex(),
              List.of(
                  RedisKeys.machineOwner(machineId),
                  RedisKeys.machineCommands(machineId),
                  RedisKeys.machineCommandLease(machineId)),
              List.of(
                  Long.toString(connection.admission().epoch()),
                  Long.toString(RedisCommandQueue.LONGEST_LEASE.toMillis()))));
    }
  }

  @Override
  public void answered() {
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i).get() instanceof List<?> reply && reply.size() == 2) {
        long leftMs = Long.parseLong(String.valueOf(reply.get(1)));
        taken(connections.get(i), String.valueOf(reply.getFirst()), leftMs).ifPresent(answer);
      }
    }
  }

  private Optional<Taken> taken(OwnedConnection connection, String text, long leftMs) {
    try {
      return json.waiting(text).map(waiting -> taken(connection, waiting, leftMs));
    } catch (IllegalArgumentException unreadable) {
      LOG.error("a waiting command cannot be read: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static Taken taken(OwnedConnection connection, WaitingCommand waiting, long leftMs) {
    CommandId id = CommandId.parse(waiting.commandId());
    return leftMs <= 0
        ? new Taken.TooLate(connection, id)
        : new Taken.Ready(
            connection,
            new RmpMessage.Command(id, leftMs, waiting.frameKind(), waiting.payloadBytes()));
  }

  @Override
  public void failed(RedisFault fault) {
    // Nothing is taken as far as we know; the next look comes in seconds.
  }
}
