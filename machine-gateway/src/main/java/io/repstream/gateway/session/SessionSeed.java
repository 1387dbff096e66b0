package io.repstream.gateway.session;

import io.repstream.common.id.ConnectionId;

/**
 * The random part of a session, drawn by its owner so that the session itself stays a function.
 *
 * @param connectionId new for each connection
 * @param serverNonce 16 random bytes, used once; owned by the session
 * @param retryJitter from 0 (inclusive) to 1: where in its span this connection's waiting times lie
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SessionSeed(ConnectionId connectionId, byte[] serverNonce, double retryJitter) {}
