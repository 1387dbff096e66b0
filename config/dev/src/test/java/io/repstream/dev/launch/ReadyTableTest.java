package io.repstream.dev.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.dev.demo.DemoFacts;
import io.repstream.dev.demo.DemoFacts.Login;
import io.repstream.dev.demo.DemoVisitor.Floor;
import io.repstream.dev.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyTableTest {
  private static final DemoFacts FACTS =
      new DemoFacts(
          "http://127.0.0.1:8080",
          "http://127.0.0.1:8081",
          "127.0.0.1:7070",
          "ws://127.0.0.1:7071/machines",
          "http://127.0.0.1:7079",
          "gym-1",
          new Login("member@demo.example", "m-password"),
          new Login("trainer@demo.example", "t-password"),
          new Login("gym-admin@demo.example", "g-password"),
          new Login("chain-admin@demo.example", "c-password"),
          new DemoFacts.Integrator("client-1", "i-secret"),
          List.of(),
          new DemoFacts.Simulation(List.of()));

  @Test
  void showsEverythingThatADeveloperNeedsFirst() {
    assertThat(table(new Floor(24, 9)))
        .contains("ready after 11.2 s: 24 machines online, 9 in use")
        .contains("http://127.0.0.1:8080/docs", "http://127.0.0.1:8081/health/ready")
        .contains("127.0.0.1:7070 (RMP/1 over TCP)", "ws://127.0.0.1:7071/machines")
        .containsPattern("trainer +trainer@demo\\.example +t-password")
        .contains("/home/dev/.repstream/demo.json")
        .contains("{\"email\":\"member@demo.example\",\"password\":\"m-password\"}")
        .contains("http://127.0.0.1:8080/v1/gyms/gym-1/machines")
        .contains("Ctrl-C");
  }

  @Test
  void withoutSimulationItSaysThatTheGymWaits() {
    assertThat(table(new Floor(0, 0))).contains("ready after 11.2 s: it waits for your machines");
  }

  private static String table(Floor floor) {
    return ReadyTable.of(FACTS, floor, new Workspace(Path.of("/home/dev")), "11.2 s");
  }
}
