package io.repstream.dev.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.config.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every profile file of the repository can be read and holds nothing that must be secret. */
class ProfileFilesIT {
  private static final Path CONFIG = Path.of("..");
  private static final Path ENVIRONMENTS = CONFIG.resolve("environments");

  static List<Path> files() throws IOException {
    try (Stream<Path> profiles = Files.list(ENVIRONMENTS)) {
      return Stream.concat(profiles, Stream.of(CONFIG.resolve(".env.example"))).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasValuesAndNoSecrets(Path file) throws IOException {
    EnvFile values = EnvFile.read(file);

    assertThat(values.values().keySet())
        .allSatisfy(name -> assertThat(name).matches("(REPSTREAM|MP|SERVER)_[A-Z0-9_]+"))
        .noneMatch(name -> name.matches(".*(SECRET|PASSWORD|PEPPER|PRIVATE_KEY|MASTER_KEY|TOKEN)"));
  }

  @Test
  void thereIsOneForEachProfile() throws IOException {
    try (Stream<Path> files = Files.list(ENVIRONMENTS)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("development.env", "staging.env", "production.env");
    }
  }
}
