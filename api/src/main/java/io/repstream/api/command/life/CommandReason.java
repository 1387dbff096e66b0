package io.repstream.api.command.life;

/** Why a command is in its state, where the state alone does not say it. */
public enum CommandReason {
  /** The machine says that it is done; the order leaves nothing to be read back. */
  DONE,
  /** The machine's samples show it. */
  APPLIED,
  /** The machine says that it is done, and its samples do not show it. */
  NOT_APPLIED,
  /** The machine cannot do this. */
  UNSUPPORTED,
  /** The machine does not take the value. */
  INVALID,
  /** The machine tried and failed. */
  MACHINE_FAILED,
  /** The machine does not permit it now. */
  NOT_PERMITTED,
  /** The machine was not there in time. */
  NOT_SENT_IN_TIME,
  /** The machine had it, but could not begin in time. */
  NOT_BEGUN_IN_TIME,
  /** The machine had it and did not answer. */
  NO_ANSWER,
  /** Taken back. */
  TAKEN_BACK
}
