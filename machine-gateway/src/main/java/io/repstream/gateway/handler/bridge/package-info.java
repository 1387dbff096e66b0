/**
 * Bridges: one connection that relays several machines, each on a channel with a number.
 *
 * <p>{@link io.repstream.gateway.handler.bridge.BridgeHandler} gives each machine a channel of
 * Netty's, {@link io.repstream.gateway.handler.bridge.BridgeChannel}, with the same handlers that a
 * connection of its own has; so whatever is true of a connection is true of a machine behind a
 * bridge. Everything happens on the connection's event loop.
 */
@NullMarked
package io.repstream.gateway.handler.bridge;

import org.jspecify.annotations.NullMarked;
