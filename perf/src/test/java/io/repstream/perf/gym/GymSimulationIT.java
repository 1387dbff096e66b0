package io.repstream.perf.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.ScriptedGateway;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GymSimulationIT {
  private static final double SPEED = 300;
  private static final MachineKey KEY = new MachineKey(1, new byte[MachineKey.BYTES]);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<MachineType> TYPES =
      List.of(MachineType.INDOOR_BIKE, MachineType.TREADMILL, MachineType.ROWER);
  private static final String DEMO_MEMBER = "sam@demo.example";

  @TempDir private Path directory;

  private final ScriptedGateway gateway = new ScriptedGateway(KEY);
  private final StubApi api = new StubApi();

  @AfterEach
  void close() throws IOException {
    api.close();
    gateway.close();
    assertThat(gateway.faults()).isEmpty();
  }

  @Test
  void demoMemberRidesForAMinuteAgainAndAgain() {
    GymSimulation gym = open();
    await().atMost(PATIENCE).until(() -> ridesOf(DEMO_MEMBER).size() >= 2);
    gym.close();

    JsonObject ride = ridesOf(DEMO_MEMBER).getFirst();
    assertThat(ride.getString("type")).isEqualTo("INDOOR_BIKE");
    assertThat(ride.getString("workoutId")).startsWith("workout-");
    assertThat(ride.getInt("durationSeconds")).isEqualTo(60);
    assertThat(ride.getInt("samples")).isEqualTo(61);
    assertThat(ride.getJsonNumber("distanceMeters").doubleValue()).isBetween(200.0, 700.0);
    Instant started = Instant.parse(ride.getString("startedAt"));
    assertThat(Instant.parse(ride.getString("endedAt"))).isEqualTo(started.plusSeconds(60));
  }

  @Test
  void othersTrainToo() {
    GymSimulation gym = open();
    await()
        .atMost(PATIENCE)
        .until(() -> !ridesOf("").isEmpty() && !ridesOf("ada@demo.example").isEmpty());
    gym.close();
  }

  @Test
  void goesOnWithoutTheApi() {
    api.failWith(503);
    GymSimulation gym = open();
    await().atMost(PATIENCE).until(() -> !ridesOf("").isEmpty());
    assertThat(ridesOf(DEMO_MEMBER)).isEmpty();
    api.failWith(0);
    await().atMost(PATIENCE).until(() -> !ridesOf(DEMO_MEMBER).isEmpty());
    gym.close();
  }

  @Test
  void signsEverybodyOutWhenItCloses() {
    GymSimulation gym = open();
    await().until(() -> api.signIns() > 0);
    gym.close();
    assertThat(ridesOf(DEMO_MEMBER)).isNotEmpty();
  }

  private GymSimulation open() {
    List<MachineCredentials> machines =
        IntStream.range(0, 2 * TYPES.size())
            .mapToObj(i -> new MachineCredentials(new MachineId("m-" + i), KEY, TYPES.get(i / 2)))
            .toList();
    GymFacts facts =
        new GymFacts(
            api.url(),
            gateway.address(),
            new GymFacts.Login(DEMO_MEMBER, "secret"),
            List.of(new GymFacts.Login("ada@demo.example", "secret")),
            machines);
    return GymSimulation.open(facts, ridesFile(), SimulationClock.system(SPEED), 42);
  }

  private Path ridesFile() {
    return directory.resolve("rides.ndjson");
  }

  private List<JsonObject> rides() throws IOException {
    return Files.exists(ridesFile())
        ? Files.readAllLines(ridesFile()).stream().map(GymSimulationIT::json).toList()
        : List.of();
  }

  /** The rides of a member; without an e-mail, those of people who did not sign in. */
  private List<JsonObject> ridesOf(String email) {
    try {
      return rides().stream()
          .filter(ride -> email.equals(ride.getString("memberEmail", "")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject json(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
