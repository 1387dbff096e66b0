package io.repstream.gateway.telemetry;

/** What somebody on a machine would lose if it had to reconnect now. */
public enum Activity {
  /** Nobody is on it, as far as its samples tell. */
  IDLE,
  /** Somebody rests: a set is over, the belt stands, the machine is paused. */
  AT_BOUNDARY,
  /** It measures and has never told whether somebody is on it. */
  MEASURING,
  /** Somebody moves. */
  IN_WORKOUT
}
