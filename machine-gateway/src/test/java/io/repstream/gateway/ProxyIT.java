package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.LogCapture;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.TestPki;
import io.repstream.gateway.testkit.TestRedis;
import io.repstream.gateway.testkit.TlsSockets;
import io.repstream.gateway.testkit.WebSocketClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that come through a balancer, and those that only pretend to. */
@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ProxyIT {
  private static final byte[] VERSION_1 = ascii("PROXY TCP4 203.0.113.77 192.0.2.1 5000 7070\r\n");

  /** From 203.0.113.77:5000 to 192.0.2.1:7070, and an extra that nobody asks for. */
  private static final byte[] VERSION_2 =
      HexFormat.of()
          .parseHex(
              "0d0a0d0a000d0a515549540a"
                  + "2111"
                  + "0011"
                  + "cb00714d"
                  + "c0000201"
                  + "1388"
                  + "1b9e"
                  + "ea00027878");

  private TestRedis redis;
  private Gateway trusting;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    trusting = Gateway.start(settings().read());
  }

  @AfterAll
  void stop() {
    trusting.close();
  }

  private GatewaySettings settings() {
    return GatewaySettings.with(redis)
        .set("repstream.gateway.proxy.trusted", "127.0.0.0/8, ::1")
        .set("repstream.gateway.handshake-limit", "PT2S");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertGreeted(MachineClient client, TestRedis redis) throws IOException {
    client.send(MachineClient.hello(redis.provision().machineId(), MachineClient.newBoot()));
    assertThat(client.receive(RmpMessage.Challenge.class).protocol()).isEqualTo(1);
  }

  @Test
  void takesBothVersionsOfTheHeader() throws IOException {
    for (byte[] header : new byte[][] {VERSION_1, VERSION_2, ascii("PROXY UNKNOWN\r\n")}) {
      try (MachineClient client = new MachineClient(trusting.machineAddress())) {
        client.sendRaw(header);
        assertGreeted(client, redis);
      }
    }
  }

  @Test
  void logsTheNetworkOfWhoIsReallyThere() throws IOException {
    try (LogCapture log = LogCapture.ofGateway();
        MachineClient client = new MachineClient(trusting.machineAddress())) {
      client.sendRaw(VERSION_2);
      client.sendRaw(new byte[4]);
      assertThat(client.receive(RmpMessage.ProtocolError.class).code())
          .isEqualTo(RmpCode.MALFORMED.code());
      await()
          .untilAsserted(
              () ->
                  assertThat(log.linesWith("\"client.address\":\"203.0.113.0/24\"")).isNotEmpty());
      assertThat(log.linesWith("203.0.113.77")).isEmpty();
    }
  }

  @Test
  void readsTheHeaderBeforeWebSocket() throws IOException {
    WebSocketClient client = new WebSocketClient(trusting.webSocketAddress());
    client.sendRaw(VERSION_1);
    try (client) {
      WebSocketClient.upgraded(client, WebSocketClient.BINARY);
    }
  }

  @Test
  void readsTheHeaderBeforeTls(@TempDir Path directory) throws IOException {
    TestPki authority = new TestPki("Test servers");
    TestPki.Issued server = authority.server("gateway.example");
    Path chain = Files.writeString(directory.resolve("chain.pem"), server.certificatePem());
    Path key = Files.writeString(directory.resolve("key.pem"), server.keyPem());
    GatewaySettings behindTls =
        settings()
            .set("repstream.gateway.tls.certificate-file", chain.toString())
            .set("repstream.gateway.tls.key-file", key.toString());
    try (Gateway gateway = Gateway.start(behindTls.read())) {
      InetSocketAddress door = gateway.machineAddress();
      Socket plain = new Socket(door.getAddress(), door.getPort());
      plain.getOutputStream().write(VERSION_2);
      SSLSocket tls = TlsSockets.trusting(authority).over(plain);
      try (MachineClient client = new MachineClient(tls)) {
        assertGreeted(client, redis);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neither header nor end of line: 0123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789",
        "PROXY TCP4 nobody 192.0.2.1 5000 7070\r\n",
        "PROXY TCP9 203.0.113.77 192.0.2.1 5000 7070\r\n",
        "GET /machines HTTP/1.1\r\n\r\n"
      })
  void refusesAConnectionThatBeginsOtherwise(String start) throws IOException {
    AdminClient admin = new AdminClient(trusting.adminAddress());
    String errors = "repstream_gateway_closed_total{cause=\"protocol_error\"}";
    double before = admin.metric(errors);
    try (MachineClient client = new MachineClient(trusting.machineAddress())) {
      client.sendRaw(ascii(start));
      assertThat(client.receivesNothing()).isTrue();
    }
    await().untilAsserted(() -> assertThat(admin.metric(errors)).isEqualTo(before + 1));
  }

  @Test
  void takesNoHeaderFromAnybodyElse() throws IOException {
    try (Gateway plain = Gateway.start(GatewaySettings.with(redis).read())) {
      for (byte[] header : new byte[][] {VERSION_1, VERSION_2}) {
        try (MachineClient client = new MachineClient(plain.machineAddress())) {
          client.sendRaw(header);
          assertThat(client.receive(RmpMessage.ProtocolError.class).code())
              .isEqualTo(RmpCode.FRAME_TOO_LARGE.code());
        }
      }
      try (WebSocketClient client = new WebSocketClient(plain.webSocketAddress())) {
        client.sendRaw(VERSION_1);
        assertThat(client.response().status()).isEqualTo(400);
      }
    }
  }
}
