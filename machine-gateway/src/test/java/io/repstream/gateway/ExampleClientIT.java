package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.ConnectionId;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.rmp.RmpText;
import io.repstream.gateway.testkit.ClientProcess;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client in PROTOCOL.md does what the text says; without python3 this fails. */
class ExampleClientIT extends ForeignClientContract {
  private static final Pattern EXAMPLE = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  @BeforeEach
  void takeItFromTheText() throws IOException {
    Matcher found = EXAMPLE.matcher(Files.readString(Path.of("PROTOCOL.md")));
    assertThat(found.find()).isTrue();
    Files.writeString(directory.resolve("machine.py"), found.group(1));
  }

  private ClientProcess start(int port, Provisioned machine) throws IOException {
    return new ClientProcess(
        directory,
        List.of(
            "python3",
            "machine.py",
            "127.0.0.1",
            Integer.toString(port),
            machine.machineId().value(),
            RmpText.bytes(machine.key().asHmacKey().getEncoded()),
            Integer.toString(machine.key().keyId()),
            "0.05"));
  }

  @Test
  void livesThroughEverything(TestRedis redis) throws IOException {
    livesThroughEverything(
        redis, GatewaySettings.with(redis), Gateway::machineAddress, this::start);
  }

  @Test
  void sendsNothingToWhoCannotProveItself(TestRedis redis) throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ClientProcess client = start(door.getLocalPort(), redis.provision());
        MachineClient impostor = new MachineClient(door.accept())) {
      impostor.receive(RmpMessage.Hello.class);
      impostor.send(new RmpMessage.Challenge(1, new byte[16], 0));
      impostor.receive(RmpMessage.Proof.class);
      WelcomeTerms terms =
          new WelcomeTerms(new ConnectionId(UUID.randomUUID()), 30, 16_384, 1_024, 0);
      impostor.send(new RmpMessage.Welcome(terms, new byte[32]));
      assertThat(impostor.receivesNothing()).isTrue();
      await().until(() -> client.count("gone: that is not our gateway") == 1);
    }
  }
}
