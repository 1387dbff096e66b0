package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.Floor;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import io.repstream.gateway.testkit.WebSocketClient;
import io.repstream.gateway.testkit.WebSocketClient.Frame;
import io.repstream.gateway.testkit.WebSocketClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines over WebSocket, in both forms, and what is refused at that door. */
@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class WebSocketIT {
  private static final int LARGEST = 16_384;
  private static final byte[] NOTHING = {};

  private final BootId bootId = MachineClient.newBoot();
  private TestRedis redis;
  private Gateway gateway;
  private AdminClient admin;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway = Gateway.start(GatewaySettings.with(redis).read());
    admin = new AdminClient(gateway.adminAddress());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  private WebSocketClient upgraded(String subprotocol) throws IOException {
    return WebSocketClient.upgraded(gateway.webSocketAddress(), subprotocol);
  }

  private WebSocketClient welcomed(String subprotocol, Provisioned machine) throws IOException {
    WebSocketClient client = upgraded(subprotocol);
    RmpMessage.Hello hello = MachineClient.hello(machine.machineId(), bootId);
    client.send(hello);
    RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
    client.send(MachineClient.proof(machine.machineId(), machine.key(), bootId, challenge));
    RmpMessage.Welcome welcome = client.receive(RmpMessage.Welcome.class);
    Proofs.Nonces nonces =
        new Proofs.Nonces(machine.machineId(), hello.clientNonce(), challenge.serverNonce());
    assertThat(welcome.mac()).isEqualTo(Proofs.gateway(machine.key(), nonces, welcome.terms()));
    assertThat(client.receive(RmpMessage.Session.class).json()).contains("\"signedIn\":false");
    return client;
  }

  @ParameterizedTest
  @ValueSource(strings = {WebSocketClient.BINARY, WebSocketClient.TEXT})
  void storesAndAcknowledgesSamples(String subprotocol) throws IOException {
    Provisioned machine = redis.provision();
    try (WebSocketClient client = welcomed(subprotocol, machine)) {
      client.send(new RmpMessage.Samples(MachineClient.samples(1, 3)));
      assertThat(client.receive(RmpMessage.Ack.class).durableThroughSeq()).isEqualTo(3);
      assertThat(redis.storedSeqs(machine.machineId())).containsExactly(1L, 2L, 3L);
      client.send(new RmpMessage.Ping(5));
      assertThat(client.receive(RmpMessage.Pong.class).opaque()).isEqualTo(5);
      await().until(() -> Floor.isConnected(redis, machine));
    }
    await().until(() -> !Floor.isConnected(redis, machine));
  }

  @Test
  void putsFragmentsTogether() throws IOException {
    try (WebSocketClient client = welcomed(WebSocketClient.BINARY, redis.provision())) {
      byte[] ping = {0x10, 0, 0, 0, 0, 0, 0, 0, 0, 9};
      client.sendFrame(Frame.BINARY, 0x80, Arrays.copyOf(ping, 3));
      client.sendFrame(Frame.PING, new byte[] {1});
      client.sendFrame(Frame.CONTINUATION, 0x80, NOTHING);
      client.sendFrame(Frame.CONTINUATION, Arrays.copyOfRange(ping, 3, 10));
      assertThat(client.frame()).hasValueSatisfying(f -> assertThat(f.opcode()).isEqualTo(10));
      assertThat(client.receive(RmpMessage.Pong.class).opaque()).isEqualTo(9);
    }
  }

  @Test
  void answersPingAndCloseOfWebSocketItself() throws IOException {
    try (WebSocketClient client = upgraded(WebSocketClient.BINARY)) {
      client.sendFrame(Frame.PING, new byte[] {7});
      Frame pong = client.frame().orElseThrow();
      assertThat(pong.opcode()).isEqualTo(Frame.PONG);
      assertThat(pong.payload()).containsExactly(7);
      client.sendFrame(Frame.CLOSE, new byte[] {0x03, (byte) 0xE8});
      assertThat(client.frame().orElseThrow().closeCode()).isEqualTo(1000);
      assertThat(client.frame()).isEmpty();
    }
  }

  @Test
  void saysInTheCloseFrameWhyTheMachineIsRefused() throws IOException {
    Provisioned machine = redis.provision();
    Provisioned other = redis.provision();
    try (WebSocketClient client = upgraded(WebSocketClient.TEXT)) {
      client.send(MachineClient.hello(machine.machineId(), bootId));
      RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
      client.send(MachineClient.proof(machine.machineId(), other.key(), bootId, challenge));
      assertThat(client.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0201);
      Frame close = client.frame().orElseThrow();
      assertThat(close.closeCode()).isEqualTo(1008);
      assertThat(close.closeReason()).isEqualTo("0201 credential was not accepted");
      assertThat(client.frame()).as("closed").isEmpty();
    }
  }

  @Test
  void saysGoodbyeAtTheEnd() throws IOException {
    Gateway leaving = Gateway.start(GatewaySettings.with(redis).read());
    try (WebSocketClient client =
        WebSocketClient.upgraded(leaving.webSocketAddress(), WebSocketClient.BINARY)) {
      leaving.close();
      assertThat(client.receive(RmpMessage.GoAway.class).reason()).isEqualTo(0x0401);
      Frame close = client.frame().orElseThrow();
      assertThat(close.closeCode()).isEqualTo(1001);
      assertThat(close.closeReason()).isEqualTo("0401 gateway is draining");
    }
  }

  /** The first byte of a frame, its mask bit, its length; and code and close code in answer. */
  @ParameterizedTest
  @CsvSource({
    "0x82, 0x80, 16385, 0101, 1009", // a message above the limit
    "0x82, 0x00, 10, 0102, 1002", // not masked
    "0xC2, 0x80, 10, 0102, 1002", // compressed, though nobody agreed to that
    "0x8B, 0x80, 1, 0102, 1002", // an opcode that does not exist
    "0x89, 0x80, 126, 0102, 1002", // a control frame above 125
    "0x09, 0x80, 1, 0102, 1002", // a control frame in fragments
    "0x80, 0x80, 1, 0102, 1002", // the end of a message that never began
    "0x81, 0x80, 2, 0102, 1002", // the other form
    "0x82, 0x80, 1, 0102, 1002", // neither type nor flags
    "0x82, 0x80, 0, 0102, 1002"
  })
  void refusesWhatBreaksTheRules(
      String firstByte, String mask, int length, String code, int closeCode) throws IOException {
    try (WebSocketClient client = upgraded(WebSocketClient.BINARY)) {
      client.sendFrame(Integer.decode(firstByte), Integer.decode(mask), new byte[length]);
      assertError(client, code, closeCode);
    }
  }

  @Test
  void refusesFragmentsThatAreTooMuchTogether() throws IOException {
    try (WebSocketClient client = upgraded(WebSocketClient.BINARY)) {
      client.sendFrame(Frame.BINARY, 0x80, new byte[LARGEST / 2]);
      client.sendFrame(Frame.CONTINUATION, 0x80, new byte[LARGEST / 2]);
      client.sendFrame(Frame.CONTINUATION, 0x80, new byte[1]);
      assertError(client, "0101", 1009);
    }
  }

  @Test
  void refusesATextThatIsNoJson() throws IOException {
    try (WebSocketClient client = upgraded(WebSocketClient.TEXT)) {
      client.sendFrame(Frame.TEXT, "{\"type\":".getBytes(StandardCharsets.UTF_8));
      assertError(client, "0102", 1002);
    }
  }

  private static void assertError(WebSocketClient client, String code, int closeCode)
      throws IOException {
    RmpMessage.ProtocolError error = client.receive(RmpMessage.ProtocolError.class);
    assertThat("%04x".formatted(error.code())).isEqualTo(code);
    Frame close = client.frame().orElseThrow();
    assertThat(close.closeCode()).isEqualTo(closeCode);
    assertThat(close.closeReason()).startsWith(code);
    assertThat(client.frame()).as("closed").isEmpty();
  }

  private Response answer(String request) throws IOException {
    try (WebSocketClient client = new WebSocketClient(gateway.webSocketAddress())) {
      client.sendRaw(request);
      Response response = client.response();
      assertThat(client.frame()).as("closed").isEmpty();
      return response;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, rmp.v1, 404",
    "/machines/, rmp.v1, 404",
    "//machines, rmp.v1, 404",
    "/machines, mqtt, 400",
    "/machines, rmp.v2, 400",
    "/machines, '', 400"
  })
  void refusesAnotherPathAndAnotherProtocol(String path, String subprotocol, int status)
      throws IOException {
    double refused = refusals();
    assertThat(answer(WebSocketClient.request(path, subprotocol)).status()).isEqualTo(status);
    assertThat(refusals()).isEqualTo(refused + 1);
  }

  private double refusals() {
    return admin.metric("repstream_gateway_closed_total{cause=\"protocol_error\"}");
  }

  @Test
  void takesTheFirstOfOursThatIsOffered() throws IOException {
    try (WebSocketClient client = new WebSocketClient(gateway.webSocketAddress())) {
      client.sendRaw(WebSocketClient.request("/machines?x=1", "mqtt, rmp.v1+json, rmp.v1"));
      Response response = client.response();
      assertThat(response.status()).isEqualTo(101);
      assertThat(response.headers())
          .containsEntry("sec-websocket-protocol", "rmp.v1+json")
          .doesNotContainKey("sec-websocket-extensions");
    }
  }

  @Test
  void refusesWhatIsNoUpgrade() throws IOException {
    Response plain = answer("GET /machines HTTP/1.1\r\nHost: g\r\n\r\n");
    assertThat(plain.status()).isEqualTo(426);
    assertThat(plain.headers()).containsEntry("sec-websocket-version", "13");
    String upgrade = WebSocketClient.request("/machines", WebSocketClient.BINARY);
    assertThat(answer(upgrade.replace("Version: 13", "Version: 8")).status()).isEqualTo(426);
    assertThat(answer(upgrade.replace("GET", "POST")).status()).isEqualTo(400);
    assertThat(answer(upgrade.replace("Sec-WebSocket-Key", "X-Key")).status()).isEqualTo(400);
    assertThat(answer(upgrade.replace("Host: gateway", "Content-Length: 1") + "x").status())
        .isEqualTo(400);
  }

  @Test
  void refusesWhatIsNoHttp() throws IOException {
    assertThat(answer("\u0016\u0003\u0001 \r\n\r\n").status()).isEqualTo(400);
    assertThat(answer("GET /" + "x".repeat(2_000) + " HTTP/1.1\r\n\r\n").status()).isEqualTo(414);
    assertThat(answer("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n").status())
        .isEqualTo(431);
  }

  @Test
  void closesWhoIsSlowWithItsHeaders() throws IOException {
    GatewaySettings settings =
        GatewaySettings.with(redis).set("repstream.gateway.handshake-limit", "PT0.3S");
    try (Gateway hasty = Gateway.start(settings.read());
        WebSocketClient client = new WebSocketClient(hasty.webSocketAddress())) {
      client.sendRaw("GET /machines HTTP/1.1\r\nHost: ");
      assertThat(client.response().status()).isEqualTo(408);
      assertThat(client.frame()).as("closed").isEmpty();
    }
  }

  @Test
  void turnsConnectionsAwayAboveTheLimit() throws IOException {
    GatewaySettings settings =
        GatewaySettings.with(redis).set("repstream.gateway.max-connections", "1");
    try (Gateway small = Gateway.start(settings.read());
        MachineClient first = new MachineClient(small.machineAddress())) {
      first.sendRaw(NOTHING);
      await().until(() -> small.connections() == 1);
      try (WebSocketClient second = new WebSocketClient(small.webSocketAddress())) {
        Response response = second.response();
        assertThat(response.status()).isEqualTo(503);
        assertThat(Integer.parseInt(response.headers().get("retry-after"))).isBetween(5, 10);
      }
    }
  }

  @Test
  void aDoorThatIsShutDoesNotListen() throws IOException {
    GatewaySettings settings =
        GatewaySettings.with(redis).set("repstream.gateway.ws.enabled", "false");
    try (Gateway half = Gateway.start(settings.read())) {
      assertThat(half.webSocketAddress().getPort()).isZero();
      assertThat(half.machineAddress().getPort()).isPositive();
    }
  }
}
