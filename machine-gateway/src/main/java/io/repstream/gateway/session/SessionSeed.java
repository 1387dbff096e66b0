package io.repstream.gateway.session;

import io.repstream.common.id.ConnectionId;

/**
 * What makes a session different from any other: drawn or known by its owner, so that the session
 * itself stays a function.
 *
 * @param connectionId new for each connection
 * @param serverNonce 16 random bytes, used once; owned by the session
 * @param retryJitter from 0 (inclusive) to 1: where in its span this connection's waiting times lie
 * @param line what its frames come through
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SessionSeed(
    ConnectionId connectionId, byte[] serverNonce, double retryJitter, Line line) {
  /** Of a machine with a connection of its own. */
  public SessionSeed(ConnectionId connectionId, byte[] serverNonce, double retryJitter) {
    this(connectionId, serverNonce, retryJitter, Line.OWN);
  }
}
