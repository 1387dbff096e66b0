package io.repstream.perf.conformance.machine;

/** One thing that happens to a machine; it begins with the machine away, and ends so. */
interface Scene {
  /** What the console says. */
  String title();

  void play(Bench bench) throws Stopped, InterruptedException;
}
