package io.repstream.gateway.admission;

import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.session.Input;

/** A connection that was admitted, as others see it. Safe for all threads. */
public interface OwnedConnection {
  /** Under which terms it was admitted. */
  Admission admission();

  /** Tells the connection's session something, on its own event loop. */
  void tell(Input input);
}
