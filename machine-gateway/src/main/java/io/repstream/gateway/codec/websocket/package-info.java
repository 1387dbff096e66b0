/**
 * WebSocket around RMP/1: the upgrade from HTTP, messages in both forms, and the close frame that
 * says why a connection ends.
 */
@NullMarked
package io.repstream.gateway.codec.websocket;

import org.jspecify.annotations.NullMarked;
