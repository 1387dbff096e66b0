package io.repstream.dev.process;

import java.io.IOException;

/** Starts a child process; implementations decide what ties it to this one. */
@FunctionalInterface
public interface ChildSpawner {
  /**
   * Starts the command that is described.
   *
   * @throws IOException when it cannot be run
   */
  Process spawn(ProcessBuilder child) throws IOException;

  /** Starts children as the JDK does: in the session of this process, with nothing tied. */
  static ChildSpawner plain() {
    return ProcessBuilder::start;
  }
}
