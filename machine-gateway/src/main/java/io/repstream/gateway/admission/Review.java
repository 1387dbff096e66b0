package io.repstream.gateway.admission;

import io.repstream.gateway.session.SessionText;
import java.util.Optional;

/** What a second look at a connected machine found. */
public sealed interface Review {
  OwnedConnection connection();

  /**
   * It is as it was.
   *
   * @param session what the machine should show now; empty where the store says nothing of it
   */
  record Unchanged(OwnedConnection connection, Optional<SessionText> session) implements Review {}

  /** A newer connection owns the machine. */
  record Replaced(OwnedConnection connection) implements Review {}

  /** Two boots fight for the machine's id. */
  record Quarantined(OwnedConnection connection) implements Review {}

  /** The key with which it came is not live any more, or the machine has moved to another gym. */
  record Revoked(OwnedConnection connection) implements Review {}
}
