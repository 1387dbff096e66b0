package io.repstream.api.command.life;

/** Where a command stands. */
public enum CommandState {
  /** It waits for its turn. */
  QUEUED,
  /** It went out to the machine. */
  SENT,
  /** The machine said that it has it. */
  DELIVERED,
  /**
   * The machine says that it is done and, where the order can be read back, its samples show it.
   */
  SUCCEEDED,
  /** The machine refused it or failed, or says that it is done and its samples do not show it. */
  FAILED,
  /** It was sent, and no answer came. */
  TIMED_OUT,
  /** Its time was over before the machine began. */
  EXPIRED,
  /** Somebody took it back before it was sent. */
  CANCELLED;

  /** Whether nothing more happens to it. */
  public boolean isFinal() {
    return compareTo(SUCCEEDED) >= 0;
  }
}
