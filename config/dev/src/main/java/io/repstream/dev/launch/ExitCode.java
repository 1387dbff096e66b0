package io.repstream.dev.launch;

import io.repstream.common.config.InvalidSettingsException;

/** What the launcher tells the shell. */
enum ExitCode {
  OK(0),
  FAILED(1),
  NOT_RUNNING(3),
  MISUSED(64),
  MISCONFIGURED(InvalidSettingsException.EXIT_CODE);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
