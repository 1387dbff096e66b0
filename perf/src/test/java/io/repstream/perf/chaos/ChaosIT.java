package io.repstream.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.repstream.perf.chaos.stage.ChaosForm;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault in full, a thousand machines each; two thousand are drained. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final int MACHINES = 2_000;
  private static final long SEED = 20_261_123;

  private Stand stand;

  @BeforeAll
  void open() throws IOException, InterruptedException {
    stand = Stand.open(MODULE.getParent(), MODULE.resolve("target/chaos"), MACHINES);
  }

  @AfterAll
  void close() {
    if (stand != null) {
      stand.close();
    }
  }

  static Stream<String> faults() {
    return ChaosRun.scenarios().stream().map(Scenario::id);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyPromiseHolds(String id) throws InterruptedException {
    List<Scenario> one =
        ChaosRun.scenarios().stream().filter(scenario -> scenario.id().equals(id)).toList();
    StringBuilder told = new StringBuilder();
    List<ChaosRun.Result> results =
        new ChaosRun(stand, ChaosForm.FULL, SEED, told::append).play(one);
    assertThat(results)
        .as(told.toString())
        .noneMatch(result -> result.verdict() == ChaosRun.Verdict.BROKEN);
    assumeThat(results)
        .as(told.toString())
        .allMatch(result -> result.verdict() == ChaosRun.Verdict.HELD);
  }
}
