package io.repstream.dev.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a tree of its own, with a Maven that only says that it was called. */
class LauncherScriptIT {
  private static final List<String> MODULES =
      List.of("common", "config/dev", "machine-gateway", "api", "perf");

  @TempDir Path home;

  @BeforeEach
  void makeTree() throws IOException {
    Files.copy(Path.of("../../repstream"), home.resolve("repstream"));
    for (String module : MODULES) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.createDirectories(home.resolve(module).resolve("src/test"));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
    }
    Files.copy(Path.of("../../pom.xml"), home.resolve("pom.xml"));
    Path usage = home.resolve("config/dev/src/main/resources/io/repstream/dev/launch/usage.txt");
    Files.createDirectories(usage.getParent());
    Files.copy(Path.of("src/main/resources/io/repstream/dev/launch/usage.txt"), usage);
    ageEverything();
    makeJars();
    hideJars();
    maven("true");
  }

  @Test
  void helpVersionAndMisuseNeedNoBuild() throws Exception {
    assertThat(run("help")).isEqualTo(new Run(0, usage()));
    assertThat(run().status()).isZero();
    assertThat(run("version").output()).startsWith("repstream ").hasLineCount(1);
    assertThat(run("down").status()).isEqualTo(64);
    assertThat(run("down").output()).contains("unknown command: down");
    assertThat(run("status").status()).isEqualTo(3);
  }

  @Test
  void buildsAtFirstUseAndOnlyThen() throws Exception {
    Run first = run("up", "--fresh");
    assertThat(first.output())
        .contains("Building Repstream", "[2/6] Repstream common", "launched: up --fresh");

    assertThat(run("up")).isEqualTo(new Run(0, "launched: up\n"));
  }

  @Test
  void buildsAgainWhenASourceChangedOrWentAwayButNotForTests() throws Exception {
    Path source = home.resolve("api/src/main/Api.java");
    Files.writeString(source, "class Api {}");
    run("up");

    later(Files.writeString(home.resolve("api/src/test/ApiTest.java"), "class ApiTest {}"));
    assertThat(run("up").output()).doesNotContain("Building");
    later(Files.writeString(source, "class Api { }"));
    assertThat(run("up").output()).contains("Building");
    Files.delete(source);
    later(source.getParent());
    assertThat(run("up").output()).contains("Building");
  }

  @Test
  void takesJarsThatMavenMadeByItself() throws Exception {
    makeJars();

    assertThat(run("up")).isEqualTo(new Run(0, "launched: up\n"));
  }

  @Test
  void chaosAndLoadTestsRunOutOfTheFleetsJar() throws Exception {
    makeJars();
    FakeHome.jar(home.resolve("perf/target/repstream-perf.jar"), FakeLauncher.class);

    assertThat(run("chaos", "--form", "short").output())
        .isEqualTo("launched: chaos --form short --home %s\n".formatted(home));
    assertThat(run("loadtest", "idle").output()).startsWith("launched: loadtest idle");
  }

  @Test
  void showsTheEndOfAFailedBuild() throws Exception {
    maven("echo '[ERROR] cannot find symbol'; exit 1");

    Run failed = run("up");

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.output()).contains("[ERROR] cannot find symbol", ".repstream/build.log");
  }

  private record Run(int status, String output) {}

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", home.resolve("repstream").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    builder.environment().put("PATH", home.resolve("bin") + File.pathSeparator + path);
    Process script = builder.start();
    String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(script.waitFor(), output);
  }

  /** A Maven that answers its version, and for a build prints a module and does as told. */
  private void maven(String build) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Path maven = home.resolve("bin/mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo 'Apache Maven 3.9.9 (of a test)'; exit; fi
        echo '[INFO] Building Repstream common 0.1.0-SNAPSHOT   [2/6]'
        sleep 0.6
        cp -R %s/. .
        %s
        """
            .formatted(home.resolve("built"), build));
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void makeJars() throws IOException {
    FakeHome.build(home);
    FakeHome.jar(home.resolve("config/dev/target/repstream-dev.jar"), FakeLauncher.class);
  }

  /** Puts the jars where the Maven of this test finds them. */
  private void hideJars() throws IOException {
    for (String module : MODULES.subList(1, MODULES.size())) {
      Path target = home.resolve("built").resolve(module).resolve("target");
      Files.createDirectories(target.getParent());
      Files.move(home.resolve(module).resolve("target"), target);
    }
  }

  private void ageEverything() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
      }
    }
  }

  /** As if it was changed well after the last build. */
  private void later(Path path) throws IOException {
    Instant built = Files.getLastModifiedTime(home.resolve("api/target/api.jar")).toInstant();
    Files.setLastModifiedTime(path, FileTime.from(built.plusSeconds(10)));
  }

  private String usage() throws IOException {
    return Files.readString(Path.of("src/main/resources/io/repstream/dev/launch/usage.txt"));
  }
}
