package io.repstream.common.machine;

/** What a machine on the floor is doing, as members and staff see it. */
public enum MachineState {
  /** No gateway holds a connection of it. */
  OFFLINE,
  /** Connected, nobody trains on it. */
  IDLE,
  /** Somebody trains on it. */
  IN_USE,
  /** Somebody trains on it and rests. */
  PAUSED,
  /** It says, or staff said, that it cannot be used. */
  OUT_OF_ORDER
}
