package io.repstream.gateway.drain;

import io.repstream.gateway.session.Input;
import io.repstream.gateway.telemetry.Activity;

/** A connection as the drain sees it. Equal only to itself; safe for all threads. */
public interface Guest {
  /** What its machine is doing; idle where it has not proven itself yet. */
  Activity activity();

  /** Tells the connection's session something. */
  void tell(Input input);
}
