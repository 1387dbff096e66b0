/**
 * Commands on their way to machines: one in flight for each machine, in their order, repeated after
 * a reconnect and never executed twice.
 *
 * <p>{@link io.repstream.gateway.command.CommandDesk} looks for a machine's next command when it
 * connects, when it is woken and every five seconds, hands it to the machine's session, and tells
 * what becomes of it. Only the owner of a machine takes its commands; what a lost gateway had in
 * flight is taken again by the next owner, and the machine, which remembers the ids, answers again
 * without executing.
 *
 * <p>Redis keys (names in {@code io.repstream.common.redis.RedisKeys}): takes from {@code
 * {machine:<id>}:commands}; owns {@code {machine:<id>}:lease}; adds to {@code
 * {machine:<id>}:commands:ended} and to the stream {@code commands:results}; compares with {@code
 * {machine:<id>}:owner}.
 */
@NullMarked
package io.repstream.gateway.command;

import org.jspecify.annotations.NullMarked;
