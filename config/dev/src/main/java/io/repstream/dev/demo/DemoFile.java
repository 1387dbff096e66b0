package io.repstream.dev.demo;

import io.repstream.dev.workspace.PrivateFile;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code demo.json}: written whole, of mode 600, since it holds keys and passwords. */
public final class DemoFile {
  private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig().withFormatting(true));

  private final Path file;

  public DemoFile(Path file) {
    this.file = file;
  }

  /** The facts that were written last; empty where there are none or they cannot be understood. */
  public Optional<DemoFacts> read() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.fromJson(Files.readString(file), DemoFacts.class));
    } catch (JsonbException | NullPointerException e) {
      // Written by another version or cut by hand: the gym is made anew.
      return Optional.empty();
    }
  }

  /** Replaces the facts. */
  public void write(DemoFacts facts) throws IOException {
    PrivateFile.write(file, JSON.toJson(facts) + "\n");
  }
}
