package io.repstream.perf.conformance.machine;

/** The check cannot go on: the machine does not come, or cannot be let in. */
final class Stopped extends Exception {
  private static final long serialVersionUID = 1;

  Stopped(String why) {
    super(why);
  }
}
