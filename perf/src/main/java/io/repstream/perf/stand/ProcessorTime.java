package io.repstream.perf.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has taken of the processor, as Linux tells it. */
public final class ProcessorTime {
  private static final int MILLIS_PER_TICK = 10;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private ProcessorTime() {}

  /** Of all threads since the process began, in user and kernel mode, to 10 ms. */
  public static Duration of(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // The name in brackets may hold spaces; the fields after it are counted from the state on.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    return Duration.ofMillis(ticks * MILLIS_PER_TICK);
  }
}
