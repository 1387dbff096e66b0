package io.repstream.perf.conformance.gateway;

import java.io.IOException;

/** One question to a gateway. */
@FunctionalInterface
interface Probe {
  /**
   * Asks, and notes what it finds.
   *
   * @throws Unexpected where the gateway says something else than the probe can go on with
   */
  void ask() throws IOException, InterruptedException, Unexpected;
}
