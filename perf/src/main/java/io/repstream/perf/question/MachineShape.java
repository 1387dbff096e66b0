package io.repstream.perf.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on. */
final class MachineShape {
  private MachineShape() {}

  static String toText() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown processor");
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    return "%d cores, %s, JDK %s, Linux %s, load average %s before the run"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            System.getProperty("java.vm.version"),
            System.getProperty("os.version"),
            load);
  }
}
