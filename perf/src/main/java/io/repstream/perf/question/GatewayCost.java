package io.repstream.perf.question;

import io.repstream.perf.stand.ProcessorTime;
import io.repstream.perf.stand.StandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a gateway's process takes of the machine, as Linux and its JVM tell it. */
final class GatewayCost {
  private static final long BYTES_PER_KIB = 1_024;

  private GatewayCost() {}

  /** Processor time so far. */
  static double cpuSeconds(long pid) throws IOException {
    return ProcessorTime.of(pid).toNanos() / 1e9;
  }

  static long residentBytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
        .sum();
  }

  /** Bytes of all objects that live after a full collection. */
  static long liveHeapBytes(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.lines()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.trim().split("\\s+", -1)[2]))
        .findFirst()
        .orElseThrow(() -> new StandException("jcmd tells no histogram: " + text));
  }
}
