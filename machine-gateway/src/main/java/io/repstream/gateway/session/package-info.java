/**
 * The life of one machine connection as a pure state machine: no socket, no clock, no store inside.
 *
 * <p>{@link io.repstream.gateway.session.Session} takes an {@link
 * io.repstream.gateway.session.Input} and the time, and answers with the {@link
 * io.repstream.gateway.session.Effect}s that its owner carries out. One thread at a time; the owner
 * is the connection's event loop.
 */
@NullMarked
package io.repstream.gateway.session;

import org.jspecify.annotations.NullMarked;
