package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.ops.EcsEncoder;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.BridgeClient;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;

/** What operators do at the admin door, and that neither it nor the log tells secrets. */
@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OperatorIT {
  private static final String TOKEN = "canary-operator-token-0123456789abcdef";
  private static final String TAG = "canary-member-tag-of-32-bytes-!!";
  private static final String ALIAS = "canary-alias";

  private TestRedis redis;
  private Gateway gateway;
  private AdminClient admin;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway =
        Gateway.start(
            GatewaySettings.with(redis).set("repstream.gateway.admin.token", TOKEN).read());
    admin = new AdminClient(gateway.adminAddress()).withToken(TOKEN);
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  private static void sendTag(Welcomed machine, long seq) throws IOException {
    Sample tag = new Sample(seq, 1_000_000, 4, ("\1" + TAG).getBytes(StandardCharsets.UTF_8));
    machine.client().send(new RmpMessage.Samples(SampleBlock.of(List.of(tag))));
    machine.client().awaitAck(seq);
  }

  private void capture(Provisioned machine) {
    String wish = "{\"machineId\":\"%s\",\"seconds\":60}".formatted(machine.machineId());
    assertThat(admin.request("POST", "/admin/captures", wish).statusCode()).isEqualTo(201);
  }

  @Test
  void capturesTheFramesOfOneMachineAlsoAfterItReconnectsAndWithoutTags() throws Exception {
    Provisioned machine = redis.provision();
    String path = "/admin/captures/" + machine.machineId();
    try (Welcomed first =
        MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot())) {
      capture(machine);
      first.client().sendSamples(1, 2);
      first.client().awaitAck(2);
      sendTag(first, 3);
    }
    try (Welcomed second =
            MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot());
        Welcomed other =
            MachineClient.welcomed(
                gateway.machineAddress(), redis.provision(), MachineClient.newBoot())) {
      other.client().sendSamples(1, 7);
      other.client().awaitAck(7);
      second.client().sendSamples(1, 1);
      second.client().awaitAck(1);
    }
    List<String> frames = admin.get(path).body().lines().toList();
    assertThat(frames).filteredOn(line -> line.contains("\"frame\":\"20")).hasSize(3);
    assertThat(frames).filteredOn(line -> line.contains("\"frame\":\"21")).hasSizeBetween(2, 3);
    assertThat(String.join("", frames)).doesNotContain(hex(TAG)).contains("2ad2");
    assertThat(admin.get("/admin/captures").body()).contains(machine.machineId().value());
    assertThat(admin.request("DELETE", path).statusCode()).isEqualTo(200);
    assertThat(admin.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void capturesTheFramesOfAMachineBehindABridge() throws Exception {
    Provisioned machine = redis.provision();
    try (BridgeClient bridge = new BridgeClient(gateway.machineAddress())) {
      bridge.welcomed(1, machine, MachineClient.newBoot());
      bridge.welcomed(2, redis.provision(), MachineClient.newBoot());
      capture(machine);
      bridge.sendSamples(2, 1, 7);
      bridge.awaitAck(2, 7);
      bridge.sendSamples(1, 1, 3);
      bridge.awaitAck(1, 3);
    }
    List<String> frames =
        admin.get("/admin/captures/" + machine.machineId()).body().lines().toList();
    assertThat(frames)
        .filteredOn(line -> line.contains("\"sender\":\"MACHINE\",\"frame\":\"20000"))
        .hasSize(1);
    assertThat(frames).anyMatch(line -> line.contains("\"sender\":\"GATEWAY\",\"frame\":\"21"));
    admin.request("DELETE", "/admin/captures/" + machine.machineId());
  }

  @Test
  void refusesWishesThatAreOutOfBounds() {
    for (String wish :
        List.of(
            "{}",
            "[]",
            "canary",
            "{\"machineId\":\"a b\",\"seconds\":1}",
            "{\"machineId\":\"a\",\"seconds\":601}",
            "{\"machineId\":\"a\",\"seconds\":1,\"maxBytes\":4194305}")) {
      assertThat(admin.request("POST", "/admin/captures", wish).statusCode()).isEqualTo(400);
    }
    for (String wish :
        List.of(
            "{\"level\":\"LOUD\",\"seconds\":5}",
            "{\"level\":\"DEBUG\"}",
            "{\"level\":\"DEBUG\",\"seconds\":3601}",
            "{\"logger\":\"io.netty\",\"level\":\"DEBUG\",\"seconds\":5}")) {
      assertThat(admin.request("POST", "/admin/log-level", wish).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void doesNothingWithoutTheToken() {
    AdminClient stranger = new AdminClient(gateway.adminAddress());
    assertThat(stranger.request("POST", "/admin/drain").statusCode()).isEqualTo(401);
    assertThat(stranger.get("/admin/captures").statusCode()).isEqualTo(401);
    assertThat(stranger.withToken(TOKEN + "x").get("/admin/drain").statusCode()).isEqualTo(401);
    assertThat(stranger.get("/ready").statusCode()).isEqualTo(200);
    assertThat(gateway.ended()).isNotDone();
  }

  @Test
  void theLogTellsNoSecretsEvenAtItsLoudest() throws Exception {
    Logger ours = (Logger) LoggerFactory.getLogger("io.repstream");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    ours.addAppender(lines);
    Provisioned machine = redis.provision();
    try {
      String loud = "{\"level\":\"TRACE\",\"seconds\":60}";
      assertThat(admin.request("POST", "/admin/log-level", loud).body()).contains("TRACE");
      try (Jedis store = redis.client()) {
        store.set(
            RedisKeys.machineSession(machine.machineId()),
            "{\"v\":1,\"version\":1,\"signedIn\":true,\"alias\":\"" + ALIAS + "\"}");
      }
      try (Welcomed welcomed =
          MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot())) {
        sendTag(welcomed, 1);
        capture(machine);
        welcomed
            .client()
            .send(
                new RmpMessage.Hello(
                    1,
                    1,
                    machine.machineId(),
                    MachineClient.newBoot(),
                    new byte[16],
                    ALIAS,
                    ALIAS,
                    false));
        while (welcomed.client().receive().isPresent()) {
          // Until it is thrown out for speaking out of turn.
        }
      }
      assertThat(admin.request("DELETE", "/admin/log-level").body()).doesNotContain("TRACE");
    } finally {
      ours.detachAppender(lines);
    }
    EcsEncoder encoder = new EcsEncoder();
    String log =
        List.copyOf(lines.list).stream()
            .map(event -> new String(encoder.encode(event), StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    assertThat(log).contains("log level changed", "connection refused");
    for (byte[] secret :
        List.of(
            Base64.getUrlDecoder().decode(machine.key().toBase64Url()),
            redis.masterKey(),
            utf8(TAG))) {
      assertThat(log)
          .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret))
          .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
          .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(secret));
    }
    assertThat(log).doesNotContain(TOKEN, TAG, ALIAS);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(utf8(text));
  }
}
