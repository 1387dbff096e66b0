package io.repstream.gateway.telemetry;

/** How full the gateway is; whoever appends samples heeds it. */
public enum Pressure {
  /** Room for more. */
  NORMAL,
  /** Machines that send more must start over later. */
  HIGH,
  /** Taken; nobody may be read any more. */
  FULL,
  /** Not taken: it was full before. */
  REFUSED
}
