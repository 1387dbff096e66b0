package io.repstream.perf.chaos.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux tells of a process. */
public final class ProcessFacts {
  private static final long BYTES_PER_KIB = 1_024;

  private ProcessFacts() {}

  /** Open file descriptors. */
  public static long descriptors(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.count();
    }
  }

  /** Threads of the operating system. */
  public static long threads(long pid) throws IOException {
    try (Stream<Path> running = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return running.count();
    }
  }

  /** Memory in use. */
  public static long residentBytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
        .sum();
  }
}
