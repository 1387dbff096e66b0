package io.repstream.perf.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What does decoding one sample take, in nanoseconds and in bytes that are allocated? Blocks. */
public final class DecodeBench {
  private DecodeBench() {}

  /** Runs the benchmark in JVMs of its own, which print what they see. */
  public static void run() throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(TelemetryBenchmark.class.getName() + ".decodeIndoorBike")
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
