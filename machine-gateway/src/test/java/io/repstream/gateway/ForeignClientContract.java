package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent.What;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.testkit.ClientProcess;
import io.repstream.gateway.testkit.Commands;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.LeakCheck;
import io.repstream.gateway.testkit.Line;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

/**
 * What a client that was written from PROTOCOL.md must live through with a real gateway: handshake,
 * samples, a command, a lost link with samples on their way, a gateway that goes away.
 */
@ExtendWith({RedisExtension.class, LeakCheck.class})
abstract class ForeignClientContract {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** The door of a gateway that a client is to use. */
  interface Door {
    InetSocketAddress of(Gateway gateway);
  }

  /** Starts a client that reaches its gateway on a port of this host, with a sample each 50 ms. */
  interface Client {
    ClientProcess start(int port, Provisioned machine) throws IOException;
  }

  final void livesThroughEverything(
      TestRedis redis, GatewaySettings settings, Door door, Client starter) throws IOException {
    Provisioned machine = redis.provision();
    try (Gateway second = Gateway.start(settings.read())) {
      Gateway first = Gateway.start(settings.read());
      try (Line line = new Line(door.of(first));
          ClientProcess client = starter.start(line.port(), machine)) {
        awaitStored(redis, machine, 5, client);
        answersACommand(redis, first, machine.machineId(), client);
        sendsAgainAfterALostLink(redis, machine, line, client);
        line.leadTo(door.of(second));
        first.close();
        awaitCount(client, "goaway 0401", 1);
        awaitCount(client, "welcome", 3);
        awaitStored(redis, machine, redis.storedSeqs(machine.machineId()).size() + 5, client);
      } finally {
        first.close();
      }
    }
    List<Long> stored = redis.storedSeqs(machine.machineId());
    assertThat(stored.stream().distinct().sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, stored.getLast()).boxed().toList());
  }

  private static void answersACommand(
      TestRedis redis, Gateway gateway, MachineId machineId, ClientProcess client) {
    Commands commands = new Commands(redis);
    CommandId id = commands.queue(machineId);
    try (Jedis wake = redis.client()) {
      wake.publish(RedisKeys.gatewayWake(gateway.id()), machineId.value());
    }
    awaitCount(client, "command", 1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(commands.steps(id))
                    .containsExactly(What.SENT, What.RECEIVED, What.RESULT));
    assertThat(commands.events(id).getLast().outcome()).isEqualTo(1);
  }

  private static void sendsAgainAfterALostLink(
      TestRedis redis, Provisioned machine, Line line, ClientProcess client) {
    line.lose();
    await().atMost(PATIENCE).until(() -> line.lostBytes() > 200);
    int stored = redis.storedSeqs(machine.machineId()).size();
    line.cut();
    awaitCount(client, "welcome", 2);
    awaitStored(redis, machine, stored + 10, client);
  }

  private static void awaitStored(
      TestRedis redis, Provisioned machine, int samples, ClientProcess client) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(redis.storedSeqs(machine.machineId()))
                    .as("%s", client)
                    .hasSizeGreaterThanOrEqualTo(samples));
  }

  private static void awaitCount(ClientProcess client, String start, int times) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(client.count(start)).as("%s", client).isGreaterThanOrEqualTo(times));
  }
}
