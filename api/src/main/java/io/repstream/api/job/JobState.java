package io.repstream.api.job;

/** Where a job stands. */
public enum JobState {
  /** Nobody works on it: it is new, or was interrupted or failed and will be tried again. */
  WAITING,
  /** A process works on it. */
  RUNNING,
  /** Done. */
  SUCCEEDED,
  /** Given up; an operator can start it again. */
  FAILED,
  /** Taken back. */
  CANCELLED;

  /** Whether nothing happens any more by itself. */
  public boolean isFinal() {
    return this != WAITING && this != RUNNING;
  }
}
