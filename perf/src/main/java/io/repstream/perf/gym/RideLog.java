package io.repstream.perf.gym;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends finished rides to a file, one JSON object per line. Safe for all threads. */
final class RideLog implements AutoCloseable {
  private final BufferedWriter lines;
  private int count;

  /** Opens the file; what is in it stays. */
  RideLog(Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      this.lines =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write rides to " + file, e);
    }
  }

  /** Writes the line and flushes it. */
  synchronized void append(RideRecord ride) {
    try {
      lines.write(ride.toJson().toString());
      lines.newLine();
      lines.flush();
      count++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rides since the start. */
  synchronized int count() {
    return count;
  }

  @Override
  public synchronized void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
