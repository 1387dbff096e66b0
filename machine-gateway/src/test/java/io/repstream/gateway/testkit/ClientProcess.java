package io.repstream.gateway.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine in another language, as a process that tells on its output what happens. */
public final class ClientProcess implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /**
   * Starts it.
   *
   * @throws IOException where the language is not installed
   */
  public ClientProcess(Path directory, List<String> command) throws IOException {
    this.process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException ended) {
      // The process was ended while a line was being read.
    }
  }

  /** How many lines begin so. */
  public long count(String start) {
    return lines.stream().filter(line -> line.startsWith(start)).count();
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
