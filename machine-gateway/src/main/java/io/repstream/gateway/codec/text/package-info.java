/**
 * The text form of RMP/1: the same messages as JSON, for machines that speak WebSocket and would
 * rather not pack bytes.
 *
 * <p>How single values look is {@link io.repstream.common.rmp.RmpText}'s. Depth and numbers are
 * bounded by the parser, the size by the door, and a key that comes twice is refused, so that two
 * readers cannot see two messages in one text.
 */
@NullMarked
package io.repstream.gateway.codec.text;

import org.jspecify.annotations.NullMarked;
