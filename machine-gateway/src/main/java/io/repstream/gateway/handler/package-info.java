/**
 * Machine connections: Netty on one side, the pure {@code session} on the other.
 *
 * <p>{@link io.repstream.gateway.handler.SessionHandler} turns what happens on a socket into inputs
 * and carries out effects. Everything of one connection happens on its event loop; nothing here
 * blocks.
 */
@NullMarked
package io.repstream.gateway.handler;

import org.jspecify.annotations.NullMarked;
