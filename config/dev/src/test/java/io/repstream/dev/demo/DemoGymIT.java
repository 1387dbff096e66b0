package io.repstream.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repstream.common.config.Secret;
import io.repstream.dev.demo.DemoFacts.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoGymIT {
  private static final DemoEndpoints ENDPOINTS =
      new DemoEndpoints(
          "http://api", "http://admin", "gateway:7070", "ws://gateway/machines", "http://gateway");

  @TempDir Path directory;
  private FakeApi fake;
  private RestClient api;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeApi(0, "operator-password");
    api = new RestClient(fake.url());
    file = directory.resolve("demo.json");
  }

  @AfterEach
  void stop() {
    api.close();
    fake.close();
  }

  @Test
  void makesTheGymWithItsPeopleAndMachines() throws Exception {
    DemoGym.Outcome outcome = gym("operator-password").ensure(ENDPOINTS);

    assertThat(outcome).isInstanceOf(DemoGym.Outcome.Made.class);
    assertThat(fake.machines()).hasSize(25);
    assertThat(fake.members()).hasSize(13).contains("member@demo.example");
    assertThat(fake.roles())
        .containsEntry("chain-admin@demo.example", "chainAdmin")
        .containsEntry("gym-admin@demo.example", "gymAdmin")
        .containsEntry("trainer@demo.example", "trainer");
    assertThat(outcome.facts().machines().getLast())
        .isEqualTo(new DemoFacts.Machine("machine-25", "key-25", 1, "INDOOR_BIKE", false));
    assertThat(outcome.facts().simulatedMachines()).isEqualTo(24);
  }

  @Test
  void keepsTheGymThatIsThereAndTellsWhereItIsNow() throws Exception {
    DemoFacts made = gym("operator-password").ensure(ENDPOINTS).facts();
    DemoEndpoints moved = new DemoEndpoints("http://b", "http://c", "d:1", "ws://d", "http://e");

    DemoGym.Outcome second = gym("operator-password").ensure(moved);

    assertThat(second).isEqualTo(new DemoGym.Outcome.Kept(made.at(moved)));
    assertThat(new DemoFile(file).read()).hasValue(made.at(moved));
    assertThat(fake.machines()).hasSize(25);
  }

  @Test
  void makesTheGymAgainWhereTheApiDoesNotHaveIt() throws Exception {
    gym("operator-password").ensure(ENDPOINTS);
    fake.loseGym();

    DemoGym.Outcome second = gym("operator-password").ensure(ENDPOINTS);

    assertThat(second).isInstanceOf(DemoGym.Outcome.Made.class);
    assertThat(fake.machines()).hasSize(25);
  }

  @Test
  void writesThePublishedFieldsAndNoEmptyOnes() throws Exception {
    gym("operator-password").ensure(ENDPOINTS);

    assertThat(Files.readString(file))
        .contains(
            "\"apiUrl\"", "\"adminUrl\"", "\"gatewayTcp\"", "\"gatewayWs\"", "\"gatewayAdminUrl\"")
        .contains("\"gymId\"", "\"member\"", "\"trainer\"", "\"gymAdmin\"", "\"chainAdmin\"")
        .contains("\"key\": \"key-1\"", "\"keyId\": 1", "\"simulated\": true")
        .contains("\"clientId\": \"client of chain-1\"", "\"clientSecret\": \"secret\"")
        .doesNotContain("socketIoUrl", "null");
  }

  @Test
  void saysWhatTheApiRefused() {
    assertThatThrownBy(() -> gym("wrong").ensure(ENDPOINTS))
        .isInstanceOf(RestException.class)
        .hasMessageStartingWith("POST /v1/auth/login answered 401");
    assertThat(file).doesNotExist();
  }

  @Test
  void takesAFileThatItDoesNotUnderstandForNone() throws Exception {
    Files.writeString(file, "{\"apiUrl\": 1");
    assertThat(new DemoFile(file).read()).isEmpty();

    Files.writeString(file, "{}");
    assertThat(new DemoFile(file).read()).isEmpty();
  }

  private DemoGym gym(String operatorPassword) {
    Login operator = new Login("operator@demo.example", operatorPassword);
    return new DemoGym(api, new DemoFile(file), operator, new Secret("demo-password"));
  }
}
