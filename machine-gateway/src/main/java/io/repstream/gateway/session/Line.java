package io.repstream.gateway.session;

/** What a machine's frames come through. */
public enum Line {
  /** A connection of its own: not reading from it slows this machine alone. */
  OWN,
  /** A channel of a bridge, beside others. */
  SHARED
}
