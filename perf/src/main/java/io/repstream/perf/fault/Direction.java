package io.repstream.perf.fault;

/** Which way bytes go. */
public enum Direction {
  /** From who connected to the target. */
  TO_TARGET,
  /** From the target to who connected. */
  FROM_TARGET
}
