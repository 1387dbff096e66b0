package io.repstream.perf.load;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRunIT {
  private static final MachineKey KEY = new MachineKey(1, new byte[MachineKey.BYTES]);
  private static final int MACHINES = 4;

  @TempDir private Path directory;

  private final ScriptedGateway gateway = new ScriptedGateway(KEY);

  @AfterEach
  void close() throws IOException {
    gateway.close();
    assertThat(gateway.faults()).isEmpty();
  }

  @Test
  void everySampleIsAckedAndInTheLedger() throws IOException, InterruptedException {
    Path file = directory.resolve("ledger.ndjson");

    LoadReport report = new LoadRun(plan(Optional.of(file))).run();

    assertThat(report.isComplete()).isTrue();
    assertThat(report.connectedCount()).isEqualTo(MACHINES);
    assertThat(report.counts().measured()).isBetween(100L, 400L);
    assertThat(report.counts().frames()).isEqualTo(report.counts().measured() / 4);
    assertThat(report.ackLatency().p50Millis()).isPositive();
    assertLedger(file, report.counts().measured());
  }

  @Test
  void tellsInWordsWhatItCameTo() throws IOException, InterruptedException {
    LoadReport report = new LoadRun(plan(Optional.empty())).run();
    assertThat(report.toText()).contains("machines connected   4", "p99", "0 links lost");
  }

  private LoadPlan plan(Optional<Path> ledger) {
    List<MachineCredentials> machines =
        IntStream.range(0, MACHINES)
            .mapToObj(
                i -> new MachineCredentials(new MachineId("m" + i), KEY, MachineType.INDOOR_BIKE))
            .toList();
    return new LoadPlan(
        gateway.address(),
        machines,
        new LoadPlan.Pace(80, 4),
        Duration.ofSeconds(1),
        ledger,
        LoadPlan.FleetShape.real(2, 9));
  }

  private static void assertLedger(Path file, long samples) throws IOException {
    List<JsonObject> lines = Files.readAllLines(file).stream().map(LoadRunIT::json).toList();
    assertThat(lines).anyMatch(line -> line.getString("told", "").equals("WELCOME"));
    assertThat(lines).anyMatch(line -> line.getString("told", "").equals("ACK"));
    List<JsonObject> entries = lines.stream().filter(line -> line.containsKey("seq")).toList();
    assertThat(entries).hasSize((int) samples);
    Map<String, List<JsonObject>> byMachine =
        entries.stream().collect(Collectors.groupingBy(entry -> entry.getString("machineId")));
    assertThat(byMachine).hasSize(MACHINES);
    for (List<JsonObject> ofOne : byMachine.values()) {
      assertThat(ofOne.stream().map(entry -> entry.getInt("seq")).toList())
          .isEqualTo(IntStream.rangeClosed(1, ofOne.size()).boxed().toList());
    }
    JsonObject entry = entries.getFirst();
    assertThat(entry.getInt("kind")).isEqualTo(1);
    assertThat(Base64.getUrlDecoder().decode(entry.getString("value"))[0]).isEqualTo((byte) 0x2A);
    assertThat(Instant.parse(entry.getString("ackedAt")))
        .isAfterOrEqualTo(Instant.parse(entry.getString("sentAt")));
  }

  private static JsonObject json(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
