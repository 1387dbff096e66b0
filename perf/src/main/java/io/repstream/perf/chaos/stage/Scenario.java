package io.repstream.perf.chaos.stage;

import java.io.IOException;

/** One fault. */
public interface Scenario {
  /** As in the list of faults, for instance {@code F1}. */
  String id();

  /** What is done to the product. */
  String fault();

  /** When it is played. */
  default Standing standing() {
    return Standing.EACH_CHANGE;
  }

  /** How often a fault is played. */
  enum Standing {
    /** In the short form, too. */
    EACH_CHANGE,
    /** At night and before a release. */
    FULL_ONLY
  }

  /** Does it. Blocks. */
  void play(Stage stage) throws IOException, InterruptedException;
}
