package io.repstream.perf.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.machine.MachineType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GymFactsTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
  private static final String DEMO =
      """
      {"apiUrl": "http://127.0.0.1:8080", "adminUrl": "http://127.0.0.1:8081",
       "gatewayTcp": "%s", "gymId": "g",
       "member": {"email": "sam@demo.example", "password": "secret"},
       "machines": [
         {"id": "m-1", "key": "%s", "keyId": 1, "type": "INDOOR_BIKE", "simulated": true},
         {"id": "m-2", "key": "%s", "keyId": 2, "type": "TREADMILL", "simulated": false}],
       "simulation": {"members": [{"email": "ada@demo.example", "password": "other"}]}}
      """;

  @TempDir private Path directory;

  @Test
  void readsWhatTheLauncherWrites() throws IOException {
    GymFacts facts = GymFacts.read(write(DEMO.formatted("127.0.0.1:7070", KEY, KEY)));

    assertThat(facts.apiUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(facts.gateway().getPort()).isEqualTo(7070);
    assertThat(facts.demoMember().email()).isEqualTo("sam@demo.example");
    assertThat(facts.members())
        .extracting(GymFacts.Login::email)
        .containsExactly("ada@demo.example");
    assertThat(facts.machines()).hasSize(1);
    assertThat(facts.machines().getFirst().type()).isEqualTo(MachineType.INDOOR_BIKE);
    assertThat(facts.machines().getFirst().key().toBase64Url()).isEqualTo(KEY);
  }

  @Test
  void acceptsTheGatewayAsUri() throws IOException {
    GymFacts facts = GymFacts.read(write(DEMO.formatted("tcp://localhost:7171", KEY, KEY)));
    assertThat(facts.gateway().getPort()).isEqualTo(7171);
  }

  @Test
  void neverShowsAPassword() throws IOException {
    GymFacts facts = GymFacts.read(write(DEMO.formatted("127.0.0.1:7070", KEY, KEY)));
    assertThat(facts.toString()).doesNotContain("secret").doesNotContain(KEY);
  }

  @Test
  void readsMachinesAlone() throws IOException {
    String machine = "{\"id\":\"a\",\"key\":\"" + KEY + "\",\"keyId\":1,\"type\":\"ROWER\"}";
    Path file = write("{\"machines\":[" + machine + "]}");
    assertThat(GymFacts.readMachines(file)).hasSize(1);
  }

  @Test
  void tellsWhichFileIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GymFacts.read(write("{}")))
        .withMessageContaining("demo.json");
    assertThatIllegalArgumentException().isThrownBy(() -> GymFacts.read(write("not JSON")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GymFacts.read(write(DEMO.formatted("no-port", KEY, KEY))));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("demo.json"), text);
  }
}
