package io.repstream.api.workout.activity;

/** Ends the reading of a file; never leaves this package. */
final class UnreadableActivityException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableActivityException(String fault) {
    super(fault, null, false, false);
  }
}
