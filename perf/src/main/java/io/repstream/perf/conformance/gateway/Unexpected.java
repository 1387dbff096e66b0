package io.repstream.perf.conformance.gateway;

/** The gateway did not say what would have been right. */
final class Unexpected extends Exception {
  private static final long serialVersionUID = 1;

  Unexpected(String message) {
    super(message);
  }
}
