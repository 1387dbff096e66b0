/**
 * Every way in which a machine and a gateway can talk, for both ends: TCP or WebSocket, plain or
 * TLS, bytes or JSON. What comes in is {@link io.repstream.common.rmp.Decoded}, what goes out is a
 * message, a message on a channel or a {@link io.repstream.perf.wire.RawFrame}.
 *
 * <p>The JSON form is written here once more, from PROTOCOL.md and not from the gateway's code: who
 * judges a gateway must not share its mistakes.
 */
@NullMarked
package io.repstream.perf.wire;

import org.jspecify.annotations.NullMarked;
