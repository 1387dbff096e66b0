package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.rmp.RmpText;
import io.repstream.gateway.testkit.ClientProcess;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestPki;
import io.repstream.gateway.testkit.TestPki.Issued;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client in JavaScript, written from PROTOCOL.md alone, over every way in. Needs Node and, once,
 * {@code npm ci} in {@code config/tools}.
 */
class NodeClientIT extends ForeignClientContract {
  private static final Path TOOLS = Path.of("../config/tools");

  @TempDir Path directory;
  private final TestPki authority = new TestPki("Test servers");

  @BeforeEach
  void hasItsLibrary() {
    assertThat(TOOLS.resolve("node_modules/ws")).as("npm ci in config/tools").exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "tls", "ws", "ws+json", "wss+json"})
  void livesThroughEverything(String way, TestRedis redis) throws IOException {
    Door door = way.startsWith("ws") ? Gateway::webSocketAddress : Gateway::machineAddress;
    boolean secure = way.startsWith("tls") || way.startsWith("wss");
    livesThroughEverything(
        redis, secure ? secured(redis) : GatewaySettings.with(redis), door, client(way));
  }

  private Client client(String way) {
    return (port, machine) -> new ClientProcess(TOOLS, command(way, port, machine));
  }

  private List<String> command(String way, int port, Provisioned machine) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add("machine-client.mjs");
    command.add(way);
    command.add("127.0.0.1");
    command.add(Integer.toString(port));
    command.add(machine.machineId().value());
    command.add(RmpText.bytes(machine.key().asHmacKey().getEncoded()));
    command.add(Integer.toString(machine.key().keyId()));
    command.add("50");
    command.add(write("ca.pem", authority.certificatePem()));
    return command;
  }

  private GatewaySettings secured(TestRedis redis) throws IOException {
    Issued server = authority.server("gateway.example");
    return GatewaySettings.with(redis)
        .set("repstream.gateway.tls.certificate-file", write("chain.pem", server.certificatePem()))
        .set("repstream.gateway.tls.key-file", write("key.pem", server.keyPem()));
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
