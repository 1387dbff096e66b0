/**
 * Bytes to messages and back: {@code length u32, type u8, flags u8, body} over TCP, messages of
 * WebSocket in {@code websocket}, their text form in {@code text}.
 *
 * <p>What the bytes mean is {@code io.repstream.common.rmp}'s; here is only what Netty needs around
 * it. A frame's bytes are copied once, into the sample block that goes to the store.
 */
@NullMarked
package io.repstream.gateway.codec;

import org.jspecify.annotations.NullMarked;
