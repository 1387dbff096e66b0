package io.repstream.perf.stand;

/** The stand itself failed: a process did not start, the api refused to provision. */
public final class StandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StandException(String message) {
    super(message);
  }

  public StandException(String message, Throwable cause) {
    super(message, cause);
  }
}
