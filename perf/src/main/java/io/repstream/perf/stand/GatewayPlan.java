package io.repstream.perf.stand;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a gateway of a stand is started.
 *
 * @param options for its JVM, besides the stand's
 * @param settings environment variables, besides the stand's
 * @param jar of another build; empty for the stand's own
 * @param log what it writes to; empty for a file of its own in the stand's directory
 * @param descriptors how many files and sockets it may have open; 0 for what the host allows
 */
public record GatewayPlan(
    List<String> options,
    Map<String, String> settings,
    Optional<Path> jar,
    Optional<Path> log,
    int descriptors) {
  public GatewayPlan {
    options = List.copyOf(options);
    settings = Map.copyOf(settings);
  }

  /** With these options and settings, else as usual. */
  public static GatewayPlan of(List<String> options, Map<String, String> settings) {
    return new GatewayPlan(options, settings, Optional.empty(), Optional.empty(), 0);
  }

  /** The same out of another jar. */
  public GatewayPlan outOf(Path otherJar) {
    return new GatewayPlan(options, settings, Optional.of(otherJar), log, descriptors);
  }

  /** The same with its output somewhere else; the file must be there. */
  public GatewayPlan loggingTo(Path file) {
    return new GatewayPlan(options, settings, jar, Optional.of(file), descriptors);
  }

  /** The same with so many files and sockets at most. */
  public GatewayPlan withDescriptors(int most) {
    return new GatewayPlan(options, settings, jar, log, most);
  }
}
