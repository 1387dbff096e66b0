package io.repstream.perf.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.SampleKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedMachineIT {
  private static final MachineKey KEY = new MachineKey(1, new byte[MachineKey.BYTES]);
  private static final MachineCredentials BIKE =
      new MachineCredentials(new MachineId("bike-1"), KEY, MachineType.INDOOR_BIKE);

  private final CopyOnWriteArrayList<LinkEnd> ends = new CopyOnWriteArrayList<>();
  private ScriptedGateway gateway;
  private Fleet fleet;
  private SimulatedMachine machine;

  @BeforeEach
  void connect() {
    gateway = new ScriptedGateway(KEY);
    start(KEY);
  }

  private void start(MachineKey expected) {
    FleetConfig config =
        FleetConfig.of(gateway.address(), 5)
            .withReconnectBase(Duration.ofMillis(20))
            .withRingSamples(500);
    fleet =
        Fleet.start(
            config,
            new MachineObserver() {
              @Override
              public void linkDown(SimulatedMachine which, LinkEnd end) {
                ends.add(end);
              }
            });
    machine = fleet.switchOn(new MachineCredentials(BIKE.machineId(), expected, BIKE.type()));
  }

  @AfterEach
  void disconnect() throws IOException {
    fleet.close();
    gateway.close();
    assertThat(gateway.faults()).isEmpty();
  }

  @Test
  void sendsWhatItMeasuresAndForgetsWhatIsAcked() {
    measure(100);
    awaitDrained();
    assertThat(gateway.boots()).hasSize(1);
    assertThat(fleet.connectedCount()).isEqualTo(1);
  }

  @Test
  void resendsOverTheNextLinkWhatWasNotAcked() throws IOException {
    gateway.stopAcking();
    awaitWelcomes(1);
    measure(20);
    await().until(() -> onlyBoot().inFlight() == 20);
    gateway.startAcking();
    gateway.hangUp();
    awaitWelcomes(2);
    awaitDrained();
    assertThat(gateway.boots()).hasSize(1);
    onlyBoot().assertComplete(20, 0);
  }

  @Test
  void neverSendsBeyondTheWindow() throws IOException {
    gateway.stopAcking();
    awaitWelcomes(1);
    measure(200);
    await().until(() -> onlyBoot().inFlight() == 32);
    gateway.startAcking();
    gateway.say(new RmpMessage.Ack(onlyBoot().storeAll()));
    awaitDrained();
    onlyBoot().assertComplete(200, 0);
  }

  @Test
  void declaresWhatItsRingCouldNotHold() throws IOException {
    gateway.stopAcking();
    awaitWelcomes(1);
    measure(800);
    gateway.startAcking();
    gateway.hangUp();
    awaitDrained();
    onlyBoot().assertComplete(800, 300);
  }

  @Test
  void stopsAndResendsWhenToldToSlowDown() throws IOException {
    gateway.stopAcking();
    awaitWelcomes(1);
    measure(10);
    await().until(() -> onlyBoot().inFlight() == 10);
    onlyBoot().connect();
    gateway.startAcking();
    gateway.say(new RmpMessage.Slow(RmpCode.RATE.code(), 30));
    awaitDrained();
    assertThat(gateway.welcomeCount()).isEqualTo(1);
    onlyBoot().assertComplete(10, 0);
  }

  @Test
  void comesBackWhenTheGatewaySaysSo() throws IOException {
    awaitWelcomes(1);
    gateway.say(new RmpMessage.GoAway(RmpCode.DRAIN.code(), 10));
    awaitWelcomes(2);
    assertThat(ends).contains(new LinkEnd.SentAway(RmpCode.DRAIN.code(), Duration.ofMillis(10)));
  }

  @Test
  void keepsItsBootOverReconnectsAndBeginsANewOneAtPowerUp() {
    measure(3);
    awaitDrained();
    BootId first = standing().bootId();
    machine.dropLink();
    awaitWelcomes(2);
    assertThat(standing().bootId()).isEqualTo(first);

    machine.reboot();
    awaitWelcomes(3);
    measure(1);
    awaitDrained();
    assertThat(standing().bootId()).isNotEqualTo(first);
    assertThat(standing().measuredThrough()).isEqualTo(1);
  }

  @Test
  void givesUpASilentGateway() {
    fleet.close();
    gateway.heartbeatOf(1);
    gateway.stopAcking();
    start(KEY);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.welcomeCount() >= 2 && !ends.isEmpty());
    assertThat(gateway.received()).anyMatch(RmpMessage.Ping.class::isInstance);
    assertThat(ends).contains(new LinkEnd.Lost("gateway silent for two heartbeats"));
  }

  @Test
  void tellsAnUnprovenGatewayNothing() {
    fleet.close();
    ends.clear();
    byte[] other = new byte[MachineKey.BYTES];
    other[0] = 1;
    start(new MachineKey(1, other));
    measure(5);
    await().until(() -> ends.stream().anyMatch(LinkEnd.GatewayUnproven.class::isInstance));
    assertThat(fleet.connectedCount()).isZero();
    assertThat(gateway.boots().values()).allMatch(boot -> boot.inFlight() == 0);
  }

  @Test
  void takesATargetOnceAndReportsIt() throws IOException {
    awaitWelcomes(1);
    RmpMessage.Result result = answerTo(1, HexFormat.of().parseHex("059600"));
    assertThat(result.outcome()).isEqualTo(1);
    assertThat(result.data()).isEqualTo(HexFormat.of().parseHex("800501"));
    gateway.say(new RmpMessage.Command(result.commandId(), 1_000, 1, new byte[] {5, 0, 0}));
    await().until(() -> gateway.received().size() == 4);
    assertThat(gateway.received().getLast()).usingRecursiveComparison().isEqualTo(result);
    assertThat(machine.console().executedCount()).isEqualTo(1);
    assertThat(standing().measuredThrough()).as("2ADA target changed").isEqualTo(1);
  }

  @Test
  void pretendsToObey() throws IOException {
    awaitWelcomes(1);
    machine.console().behave(Console.Manner.PRETENDS);
    assertThat(answerTo(1, new byte[] {7}).outcome()).isEqualTo(1);
    assertThat(standing().measuredThrough()).isZero();
  }

  @Test
  void setsItselfUpAndRefusesWhatItCannotDo() throws IOException {
    awaitWelcomes(1);
    String setUp = "{\"name\":\"SETUP\",\"args\":{\"seat\":4}}";
    assertThat(answerTo(2, setUp.getBytes(StandardCharsets.UTF_8)).outcome()).isEqualTo(1);
    assertThat(standing().measuredThrough()).as("settings in force").isEqualTo(1);
    String firmware = "{\"name\":\"FIRMWARE\",\"args\":{}}";
    assertThat(answerTo(2, firmware.getBytes(StandardCharsets.UTF_8)).outcome()).isEqualTo(2);
    assertThat(answerTo(2, new byte[] {'?'}).outcome()).isEqualTo(3);
    assertThat(answerTo(1, new byte[] {5, 1}).outcome()).isEqualTo(3);
  }

  private RmpMessage.Result answerTo(int kind, byte[] payload) throws IOException {
    int before = gateway.received().size();
    CommandId id = new CommandId(UUID.randomUUID());
    gateway.say(new RmpMessage.Command(id, 1_000, kind, payload));
    await().until(() -> gateway.received().size() == before + 2);
    assertThat(gateway.received().get(before)).isEqualTo(new RmpMessage.Received(id));
    return (RmpMessage.Result) gateway.received().getLast();
  }

  private void measure(int samples) {
    machine
        .executor()
        .execute(
            () -> {
              for (int i = 0; i < samples; i++) {
                long seq = machine.measuredThrough() + 1;
                machine.measure(SampleKind.FTMS, seq * 1_000, new byte[] {(byte) seq});
              }
              machine.flush();
            });
  }

  private SimulatedMachine.Standing standing() {
    return machine.standing().join();
  }

  private ModelGateway onlyBoot() {
    return gateway.boots().values().iterator().next();
  }

  private void awaitWelcomes(int count) {
    await().until(() -> gateway.welcomeCount() >= count && machine.isConnected());
  }

  private void awaitDrained() {
    await().until(() -> standing().measuredThrough() > 0 && standing().isDrained());
  }
}
