package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.CommandEvent.What;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.Commands;
import io.repstream.gateway.testkit.GatewayProcess;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.LeakCheck;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

@ExtendWith({RedisExtension.class, LeakCheck.class})
@TestInstance(Lifecycle.PER_CLASS)
class CommandIT {
  private TestRedis redis;
  private Gateway gateway;
  private Commands commands;
  private Provisioned machine;
  private MachineId machineId;
  private BootId bootId;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    commands = new Commands(redis);
    gateway = Gateway.start(GatewaySettings.with(redis).read());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @BeforeEach
  void provision() {
    machine = redis.provision();
    machineId = machine.machineId();
    bootId = MachineClient.newBoot();
  }

  private Welcomed connect() throws IOException {
    return MachineClient.welcomed(gateway.machineAddress(), machine, bootId);
  }

  private void wake() {
    try (Jedis client = redis.client()) {
      client.publish(RedisKeys.gatewayWake(gateway.id()), machineId.value());
    }
  }

  private static void answer(MachineClient client, CommandId id) throws IOException {
    client.send(new RmpMessage.Received(id));
    client.send(new RmpMessage.Result(id, 1, new byte[] {(byte) 0x80, 7, 1}, "on its way"));
  }

  private static CommandId next(MachineClient client) throws IOException {
    return client.receive(RmpMessage.Command.class).commandId();
  }

  @Test
  void givesAMachineWhatWaitedForItAndTellsWhatBecameOfIt() throws IOException {
    CommandId id = commands.queue(machineId);
    try (Welcomed welcomed = connect()) {
      RmpMessage.Command command = welcomed.client().receive(RmpMessage.Command.class);
      assertThat(command.commandId()).isEqualTo(id);
      assertThat(command.ttlMs()).isBetween(1L, 60_000L);
      assertThat(command.kind()).isEqualTo(1);
      assertThat(command.payload()).containsExactly(7);
      assertThat(commands.isLeased(machineId)).isTrue();
      answer(welcomed.client(), id);
      await().until(() -> commands.waiting(machineId) == 0);
    }
    assertThat(commands.steps(id)).containsExactly(What.SENT, What.RECEIVED, What.RESULT);
    CommandEvent sent = commands.events(id).getFirst();
    assertThat(sent.machineId()).isEqualTo(machineId.value());
    assertThat(sent.gatewayId()).isEqualTo(gateway.id().value());
    assertThat(sent.bootId()).isEqualTo(bootId.toString());
    CommandEvent result = commands.events(id).getLast();
    assertThat(result.outcome()).isEqualTo(1);
    assertThat(result.text()).isEqualTo("on its way");
    assertThat(commands.isLeased(machineId)).isFalse();
    try (Jedis client = redis.client()) {
      assertThat(client.lrange(RedisKeys.machineCommandsEnded(machineId), 0, -1))
          .containsExactly(id.toString());
    }
  }

  @Test
  void givesCommandsInTheirOrderOneAtATime() throws IOException {
    CommandId first = commands.queue(machineId);
    CommandId second = commands.queue(machineId);
    try (Welcomed welcomed = connect()) {
      assertThat(next(welcomed.client())).isEqualTo(first);
      wake();
      welcomed.client().send(new RmpMessage.Ping(5));
      assertThat(welcomed.client().receive()).get().isInstanceOf(RmpMessage.Pong.class);
      answer(welcomed.client(), first);
      assertThat(next(welcomed.client())).isEqualTo(second);
    }
  }

  @Test
  void givesACommandToAConnectedMachineWhenWoken() throws IOException {
    try (Welcomed welcomed = connect()) {
      CommandId id = commands.queue(machineId);
      wake();
      assertThat(next(welcomed.client())).isEqualTo(id);
    }
  }

  @Test
  void findsACommandOfWhichItWasNotTold() throws IOException {
    try (Welcomed welcomed = connect()) {
      CommandId id = commands.queue(machineId);
      assertThat(next(welcomed.client())).isEqualTo(id);
    }
  }

  @Test
  void repeatsAfterALostLinkWhatWasNotAnswered() throws IOException {
    CommandId id = commands.queue(machineId);
    try (Welcomed first = connect()) {
      assertThat(next(first.client())).isEqualTo(id);
      first.client().send(new RmpMessage.Received(id));
      await().until(() -> commands.steps(id).contains(What.RECEIVED));
    }
    try (Welcomed second = connect()) {
      assertThat(next(second.client())).as("at once, in spite of the lease").isEqualTo(id);
      answer(second.client(), id);
      await().until(() -> commands.waiting(machineId) == 0);
    }
    assertThat(commands.steps(id).stream().filter(What.RESULT::equals)).hasSize(1);
  }

  @Test
  void aKilledGatewayStrandsNothing() throws Exception {
    CommandId first = commands.queue(machineId);
    CommandId second = commands.queue(machineId);
    try (GatewayProcess doomed = GatewayProcess.start(GatewayProcess.settings(redis))) {
      try (Welcomed there = MachineClient.welcomed(doomed.machineAddress(), machine, bootId)) {
        assertThat(next(there.client())).isEqualTo(first);
        there.client().send(new RmpMessage.Result(first, 1, new byte[0], "lost on the way"));
        doomed.kill();
      }
    }
    try (Welcomed here = connect()) {
      CommandId again = next(here.client());
      if (again.equals(first)) {
        answer(here.client(), first);
        again = next(here.client());
      }
      assertThat(again).isEqualTo(second);
      answer(here.client(), second);
      await().until(() -> commands.waiting(machineId) == 0);
    }
    assertThat(commands.isEnded(first)).isTrue();
    assertThat(commands.isEnded(second)).isTrue();
  }

  @Test
  void tellsOfAnExpiredCommandWithoutSendingIt() throws IOException {
    CommandId late = commands.queue(machineId, Duration.ofSeconds(-1));
    CommandId inTime = commands.queue(machineId);
    try (Welcomed welcomed = connect()) {
      assertThat(next(welcomed.client())).isEqualTo(inTime);
    }
    assertThat(commands.steps(late)).containsExactly(What.EXPIRED);
  }

  @Test
  void aConnectionThatOnlyFillsGapsGetsNoCommands() throws IOException {
    CommandId id = commands.queue(machineId);
    try (MachineClient client = new MachineClient(gateway.machineAddress())) {
      RmpMessage.Hello live = MachineClient.hello(machineId, bootId);
      client.send(
          new RmpMessage.Hello(
              1, 1, machineId, bootId, live.clientNonce(), live.model(), live.firmware(), true));
      RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
      client.send(MachineClient.proof(machineId, machine.key(), bootId, challenge));
      client.receive(RmpMessage.Welcome.class);
      client.receive(RmpMessage.Session.class);
      wake();
      client.send(new RmpMessage.Ping(5));
      Optional<RmpMessage> answer = client.receive();
      assertThat(answer).get().isInstanceOf(RmpMessage.Pong.class);
    }
    assertThat(commands.events(id)).isEmpty();
    assertThat(commands.waiting(machineId)).isEqualTo(1);
  }

  @Test
  void deliversAResultThatCameWhileRedisWasAway() throws IOException {
    try (TestRedis own = new TestRedis();
        Gateway alone = Gateway.start(GatewaySettings.with(own).read())) {
      Provisioned bike = own.provision();
      Commands itsCommands = new Commands(own);
      CommandId id = itsCommands.queue(bike.machineId());
      try (Welcomed welcomed =
          MachineClient.welcomed(alone.machineAddress(), bike, MachineClient.newBoot())) {
        assertThat(next(welcomed.client())).isEqualTo(id);
        await().until(() -> itsCommands.steps(id).contains(What.SENT));
        own.process().kill();
        answer(welcomed.client(), id);
        welcomed.client().send(new RmpMessage.Ping(5));
        welcomed.client().receive(RmpMessage.Pong.class);
        own.process().restart();
        await().until(() -> itsCommands.waiting(bike.machineId()) == 0);
      }
      assertThat(itsCommands.steps(id)).contains(What.RECEIVED, What.RESULT);
    }
  }
}
