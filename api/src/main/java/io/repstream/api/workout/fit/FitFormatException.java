package io.repstream.api.workout.fit;

/** Bytes that are no FIT file, or a damaged one. */
public final class FitFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  FitFormatException(String fault) {
    super(fault, null, false, false);
  }
}
