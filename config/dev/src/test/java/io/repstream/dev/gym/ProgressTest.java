package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), nanos::get);

  @Test
  void tellsAStepInOneLineWithItsTime() {
    progress.begin("gateway");
    pass(Duration.ofMillis(1_260));
    progress.done("127.0.0.1:7070");

    assertThat(printed()).containsExactly("  gateway          127.0.0.1:7070 (1.3 s)");
  }

  @Test
  void startsANewLineWhenAStepIsCutShort() {
    progress.begin("gateway");
    progress.say("cannot go on");

    assertThat(printed()).containsExactly("  gateway          ", "cannot go on");
  }

  @Test
  void tellsHowStoresStartAndChildrenStop() {
    progress.starting("Redis");
    progress.ready("redis://127.0.0.1:1");
    progress.stopping("api");
    progress.stopped();
    progress.stopping("gateway");
    progress.killed();

    assertThat(printed())
        .containsExactly(
            "  Redis            redis://127.0.0.1:1 (0.0 s)",
            "  stop api         ended (0.0 s)",
            "  stop gateway     did not end in time, killed (0.0 s)");
  }

  @Test
  void countsFromItsOwnStart() {
    pass(Duration.ofSeconds(12));

    assertThat(progress.elapsed()).isEqualTo("12.0 s");
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private List<String> printed() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
