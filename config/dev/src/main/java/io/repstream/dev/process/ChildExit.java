package io.repstream.dev.process;

import java.nio.file.Path;

/**
 * A child that ended.
 *
 * @param status its exit status; above 128 the signal that ended it is the rest
 * @param log where it said why
 */
public record ChildExit(String name, int status, Path log) {
  private static final int SIGNAL_BASE = 128;

  /** How it ended, for people. */
  public String manner() {
    return status > SIGNAL_BASE
        ? "was ended by signal " + (status - SIGNAL_BASE)
        : "ended with status " + status;
  }
}
