package io.repstream.dev.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.dev.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Launcher launcher =
      new Launcher(
          new Workspace(Path.of("/nowhere")),
          new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void helpNamesEveryCommandAndOption() throws Exception {
    assertThat(launcher.run(List.of("help"))).isEqualTo(ExitCode.OK);
    assertThat(printed())
        .contains("up ", "status ", "version ", "help ")
        .contains("--port-base", "--no-simulation", "--fresh");
  }

  @Test
  void misuseShowsTheFaultAndTheUsageAndEndsWith64() throws Exception {
    ExitCode code = launcher.run(List.of("down"));

    assertThat(code.status()).isEqualTo(64);
    assertThat(printed()).startsWith("repstream: unknown command: down\n").contains("Usage:");
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(launcher.run(List.of("version"))).isEqualTo(ExitCode.OK);
    assertThat(printed()).startsWith("repstream ");
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
