package io.repstream.common.strength;

/** Why a set ended. */
public enum StopReason {
  /** What was planned is done. */
  TARGET,
  /** Repetitions became too slow. */
  VELOCITY_LOSS,
  /** The member stopped. */
  USER,
  /** The machine stopped for safety. */
  SAFETY,
  /** The machine never told the end of the set. */
  LOST
}
