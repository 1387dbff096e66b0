package io.repstream.dev.gym;

import io.repstream.dev.demo.DemoEndpoints;
import io.repstream.dev.workspace.PrivateFile;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What another process may want to know of the run that is going on, as it stands in {@code
 * run.json}.
 *
 * @param pid of the launcher
 * @param startedAt ISO-8601, UTC
 */
public record RunFacts(long pid, String startedAt, DemoEndpoints endpoints) {
  private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig().withFormatting(true));

  /** Leaves the facts. */
  public void write(Path file) throws IOException {
    PrivateFile.write(file, JSON.toJson(this) + "\n");
  }

  /** Finds the facts of the last run that came up and was not stopped in good order. */
  public static Optional<RunFacts> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.fromJson(Files.readString(file), RunFacts.class))
        : Optional.empty();
  }
}
