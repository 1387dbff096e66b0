package io.repstream.gateway.telemetry.store;

/** When Redis' answer is good for an ACK. */
public enum Durability {
  /** When Redis has it in memory; for simulation. */
  NONE,
  /** When Redis has it in its append-only file. */
  LOCAL,
  /** When a replica has it too. */
  REPLICA
}
