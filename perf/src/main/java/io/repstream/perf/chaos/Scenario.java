package io.repstream.perf.chaos;

import java.io.IOException;

/** One fault. */
public interface Scenario {
  /** As in the list of faults, for instance {@code F1}. */
  String id();

  /** What is done to the product. */
  String fault();

  /** Does it. Blocks. */
  void play(Stage stage) throws IOException, InterruptedException;
}
