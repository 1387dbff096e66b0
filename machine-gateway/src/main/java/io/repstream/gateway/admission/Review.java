package io.repstream.gateway.admission;

/** What a second look at a connected machine found. */
public sealed interface Review {
  OwnedConnection connection();

  /**
   * It is as it was.
   *
   * @param sessionJson what the machine should show now
   */
  record Unchanged(OwnedConnection connection, String sessionJson) implements Review {}

  /** A newer connection owns the machine. */
  record Replaced(OwnedConnection connection) implements Review {}

  /** The key with which it came is not live any more, or the machine has moved to another gym. */
  record Revoked(OwnedConnection connection) implements Review {}
}
