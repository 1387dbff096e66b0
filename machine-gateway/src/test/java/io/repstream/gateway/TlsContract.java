package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.GoldenFrames;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestPki;
import io.repstream.gateway.testkit.TestPki.Issued;
import io.repstream.gateway.testkit.TestRedis;
import io.repstream.gateway.testkit.TlsSockets;
import io.repstream.gateway.testkit.WebSocketClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
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

/** Both doors behind TLS, with real clients; the same with each library that does it. */
@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class TlsContract {
  private static final byte[] NO_MAC = new byte[32];

  /** A ClientHello of TLS 1.1: version, 32 random bytes, no session, one cipher, no compression. */
  private static final byte[] TLS_1_1_HELLO =
      HexFormat.of()
          .parseHex(
              "160301002d" + "01000029" + "0302" + "55".repeat(32) + "00" + "0002002f" + "0100");

  private final BootId bootId = MachineClient.newBoot();
  private final TestPki serverCa = new TestPki("Test servers");
  private final TestPki machineCa = new TestPki("Test machines");
  private final TlsSockets keyOnly = TlsSockets.trusting(serverCa);

  private final String provider;
  private Path directory;
  private TestRedis redis;
  private Gateway gateway;
  private AdminClient admin;

  TlsContract(String provider) {
    this.provider = provider;
  }

  @BeforeAll
  void start(TestRedis sharedRedis, @TempDir Path files) throws IOException {
    redis = sharedRedis;
    directory = files;
    install(serverCa.server("gateway.example"));
    write("ca.pem", machineCa.certificatePem());
    write("crl.pem", machineCa.revocationListPem());
    gateway = Gateway.start(settings("optional").read());
    admin = new AdminClient(gateway.adminAddress());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private void install(Issued server) throws IOException {
    write("chain.pem", server.certificatePem());
    write("key.pem", server.keyPem());
  }

  private GatewaySettings settings(String clientCertificates) {
    return GatewaySettings.with(redis)
        .set("repstream.gateway.tls.certificate-file", directory.resolve("chain.pem").toString())
        .set("repstream.gateway.tls.key-file", directory.resolve("key.pem").toString())
        .set("repstream.gateway.tls.client-ca-file", directory.resolve("ca.pem").toString())
        .set("repstream.gateway.tls.client-crl-file", directory.resolve("crl.pem").toString())
        .set("repstream.gateway.tls.client-certificates", clientCertificates)
        .set("repstream.gateway.tls.check-interval", "PT0.1S")
        .set("repstream.gateway.tls.provider", provider);
  }

  private MachineClient tcp(TlsSockets sockets) throws IOException {
    return new MachineClient(sockets.connect(gateway.machineAddress()));
  }

  private double failures(String reason) {
    return admin.metric("repstream_gateway_tls_failures_total{reason=\"" + reason + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void provesByKeyInsideTls(String version) throws IOException {
    Provisioned machine = redis.provision();
    SSLSocket socket = keyOnly.connect(gateway.machineAddress(), version);
    try (MachineClient client = new MachineClient(socket)) {
      client.send(MachineClient.hello(machine.machineId(), bootId));
      RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
      client.send(MachineClient.proof(machine.machineId(), machine.key(), bootId, challenge));
      assertThat(client.receive(RmpMessage.Welcome.class).mac()).isNotEqualTo(NO_MAC);
      client.receive(RmpMessage.Session.class);
      client.sendSamples(1, 2);
      client.awaitAck(2);
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void serversWebSocketInsideTls() throws IOException {
    SSLSocket socket = keyOnly.connect(gateway.webSocketAddress());
    try (WebSocketClient client =
        WebSocketClient.upgraded(new WebSocketClient(socket), WebSocketClient.TEXT)) {
      client.send(MachineClient.hello(redis.provision().machineId(), bootId));
      assertThat(client.receive(RmpMessage.Challenge.class).protocol()).isEqualTo(1);
    }
  }

  @Test
  void speaksNoOlderVersion() throws IOException {
    double before = failures("version");
    sendUntilClosed(gateway.machineAddress(), TLS_1_1_HELLO);
    await().untilAsserted(() -> assertThat(failures("version")).isEqualTo(before + 1));
  }

  @Test
  void closesWhoSpeaksWithoutTls() throws IOException {
    double before = failures("no_tls");
    sendUntilClosed(gateway.machineAddress(), GoldenFrames.bytes("hello"));
    String upgrade = WebSocketClient.request("/machines", WebSocketClient.BINARY);
    sendUntilClosed(gateway.webSocketAddress(), upgrade.getBytes(StandardCharsets.US_ASCII));
    await().untilAsserted(() -> assertThat(failures("no_tls")).isEqualTo(before + 2));
  }

  private static void sendUntilClosed(InetSocketAddress door, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(door.getAddress(), door.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes);
      assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(20);
    } catch (SocketException reset) {
      // closed as well, with bytes of ours unread
    }
  }

  @Test
  void closesWhoSpeaksTlsWhereThereIsNone() throws IOException {
    try (Gateway plain = Gateway.start(GatewaySettings.with(redis).read())) {
      AdminClient plainAdmin = new AdminClient(plain.adminAddress());
      for (var address : List.of(plain.machineAddress(), plain.webSocketAddress())) {
        try (SSLSocket socket = keyOnly.connect(address)) {
          assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
      }
      String refused = "repstream_gateway_closed_total{cause=\"protocol_error\"}";
      await().untilAsserted(() -> assertThat(plainAdmin.metric(refused)).isEqualTo(2));
    }
  }

  @Test
  void giveUpAHandshakeThatDoesNotEnd() throws IOException {
    GatewaySettings hasty = settings("optional").set("repstream.gateway.handshake-limit", "PT0.3S");
    try (Gateway other = Gateway.start(hasty.read());
        MachineClient silent = new MachineClient(other.machineAddress())) {
      assertThat(silent.receivesNothing()).isTrue();
    }
  }

  /** Opens with a certificate and proves with a zero mac. */
  private RmpMessage proveByCertificate(Issued certificate, MachineId machineId)
      throws IOException {
    try (MachineClient client = tcp(TlsSockets.of(certificate, serverCa))) {
      client.send(MachineClient.hello(machineId, bootId));
      client.receive(RmpMessage.Challenge.class);
      client.send(new RmpMessage.Proof(0, 5, NO_MAC));
      return client.receive().orElseThrow();
    }
  }

  @Test
  void provesByCertificateWithTheIdAsUri() throws IOException {
    MachineId machineId = redis.provision().machineId();
    RmpMessage answer =
        proveByCertificate(machineCa.machineByUri("bike", machineId.value()), machineId);
    assertThat(((RmpMessage.Welcome) answer).mac()).isEqualTo(NO_MAC);
  }

  @Test
  void provesByCertificateWithTheIdAsName() throws IOException {
    MachineId machineId = redis.provision().machineId();
    RmpMessage answer = proveByCertificate(machineCa.machineByName(machineId.value()), machineId);
    assertThat(answer).isInstanceOf(RmpMessage.Welcome.class);
  }

  @Test
  void aCertificateSpeaksForNoOtherMachine() throws IOException {
    MachineId machineId = redis.provision().machineId();
    RmpMessage answer = proveByCertificate(machineCa.machineByUri("bike", "other"), machineId);
    assertThat(((RmpMessage.Reject) answer).code()).isEqualTo(0x0201);
  }

  @Test
  void aCertificateForAnIdThatDoesNotExistIsNoProof() throws IOException {
    MachineId machineId = new MachineId("nobody");
    redis.putCredential(
        machineId, new MachineCredential(1, CredentialState.UNKNOWN, null, List.of()));
    RmpMessage answer = proveByCertificate(machineCa.machineByName("nobody"), machineId);
    assertThat(((RmpMessage.Reject) answer).code()).isEqualTo(0x0201);
  }

  @Test
  void whoCameWithACertificateCannotFallBackToAKey() throws IOException {
    Provisioned machine = redis.provision();
    Issued other = machineCa.machineByUri("bike", "other");
    try (MachineClient client = tcp(TlsSockets.of(other, serverCa))) {
      client.send(MachineClient.hello(machine.machineId(), bootId));
      RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
      client.send(MachineClient.proof(machine.machineId(), machine.key(), bootId, challenge));
      assertThat(client.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0201);
    }
  }

  @Test
  void noMacIsNoProofWithoutACertificate() throws IOException {
    try (MachineClient client = tcp(keyOnly)) {
      client.send(MachineClient.hello(redis.provision().machineId(), bootId));
      client.receive(RmpMessage.Challenge.class);
      client.send(new RmpMessage.Proof(0, 5, NO_MAC));
      assertThat(client.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0201);
    }
  }

  @Test
  void refusesACertificateOfAnotherAuthority() throws IOException {
    double before = failures("certificate");
    Issued foreign = new TestPki("Test machines").machineByName("bike");
    try (MachineClient client = tcp(TlsSockets.of(foreign, serverCa))) {
      client.sendIfPossible(MachineClient.hello(redis.provision().machineId(), bootId));
      assertThat(client.receivesNothing()).isTrue();
    }
    await().untilAsserted(() -> assertThat(failures("certificate")).isEqualTo(before + 1));
  }

  @Test
  void refusesACertificateOnceItIsRevoked() throws IOException {
    MachineId machineId = redis.provision().machineId();
    Issued certificate = machineCa.machineByUri("bike", machineId.value());
    assertThat(proveByCertificate(certificate, machineId)).isInstanceOf(RmpMessage.Welcome.class);
    double reloads = reloads("taken");
    write("crl.pem", machineCa.revoke(certificate.certificate()).revocationListPem());
    await().until(() -> reloads("taken") > reloads);
    try (MachineClient client = tcp(TlsSockets.of(certificate, serverCa))) {
      client.sendIfPossible(MachineClient.hello(machineId, bootId));
      assertThat(client.receivesNothing()).isTrue();
    }
  }

  @Test
  void demandsACertificateWhereItIsRequired() throws IOException {
    Provisioned machine = redis.provision();
    try (Gateway strict = Gateway.start(settings("required").read());
        MachineClient client = new MachineClient(keyOnly.connect(strict.machineAddress()))) {
      client.sendIfPossible(MachineClient.hello(machine.machineId(), bootId));
      assertThat(client.receivesNothing()).isTrue();
    }
  }

  private double reloads(String outcome) {
    return admin.metric("repstream_gateway_tls_reloads_total{outcome=\"" + outcome + "\"}");
  }

  private String serverName() throws IOException {
    try (SSLSocket socket = keyOnly.connect(gateway.machineAddress())) {
      socket.startHandshake();
      return socket.getSession().getPeerPrincipal().getName();
    }
  }

  @Test
  void takesNewFilesWhileMachinesAreConnected() throws IOException {
    Provisioned machine = redis.provision();
    try (MachineClient client = tcp(keyOnly)) {
      client.send(MachineClient.hello(machine.machineId(), bootId));
      client.receive(RmpMessage.Challenge.class);
      install(serverCa.server("renewed.example"));
      await().until(() -> serverName().equals("CN=renewed.example"));

      double refused = reloads("refused");
      write("key.pem", serverCa.server("another").keyPem());
      await().until(() -> reloads("refused") > refused);
      assertThat(serverName()).isEqualTo("CN=renewed.example");
      assertThat(admin.metric("repstream_gateway_tls_certificate_expiry_seconds")).isPositive();

      client.send(new RmpMessage.Ping(1));
      assertThat(client.receive(RmpMessage.ProtocolError.class).code()).isEqualTo(0x0103);
      install(serverCa.server("gateway.example"));
      await().until(() -> serverName().equals("CN=gateway.example"));
    }
  }

  @Test
  void doesNotStartWithFilesThatCannotBeUsed() {
    GatewaySettings none =
        settings("optional")
            .set("repstream.gateway.tls.key-file", directory.resolve("ca.pem").toString());
    assertThatThrownBy(() -> Gateway.start(none.read()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("no PKCS#8 key");
  }

  @Test
  void doesNotStartWhereAFileIsMissing() {
    GatewaySettings none =
        settings("optional")
            .set("repstream.gateway.tls.certificate-file", directory.resolve("none").toString());
    assertThatThrownBy(() -> Gateway.start(none.read()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("TLS files cannot be used");
  }
}
