package io.repstream.perf;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.Options.UsageException;
import io.repstream.perf.bench.KeepAliveBench;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code bench}: clients that answer one question each. */
final class BenchCommand {
  private static final String KEEP_ALIVE = "keepalive";
  private static final Set<String> KEEP_ALIVE_OPTIONS =
      Set.of("url", "requests", "warm-up", "bearer");
  private static final int DEFAULT_REQUESTS = 2_000;
  private static final int DEFAULT_WARM_UP = 500;

  private BenchCommand() {}

  static int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    if (arguments.isEmpty() || !arguments.getFirst().equals(KEEP_ALIVE)) {
      throw new UsageException("which benchmark?");
    }
    List<String> rest = arguments.subList(1, arguments.size());
    return keepAlive(Options.parse(rest, KEEP_ALIVE_OPTIONS));
  }

  /** Ends with 0 if the median is below the limit, else with 1. */
  @SuppressWarnings("SystemOut") // the result is what the command is for
  private static int keepAlive(Options options)
      throws UsageException, IOException, InterruptedException {
    Optional<String> token =
        options.has("bearer") ? Optional.of(options.text("bearer")) : Optional.empty();
    KeepAliveBench bench =
        new KeepAliveBench(URI.create(options.text("url")), token, MonotonicClock.system());
    KeepAliveBench.Result result =
        bench.run(
            (int) options.wholeOr("warm-up", DEFAULT_WARM_UP),
            (int) options.wholeOr("requests", DEFAULT_REQUESTS));
    System.out.print(result.toText());
    return result.isGood() ? 0 : 1;
  }
}
