/**
 * Who trains at which machine: a member signs in, and what the machine then measures is theirs.
 *
 * <p>Owns collection {@code signIns} (indexes: {@code openAt} unique and sparse; {@code machineId,
 * startedAt}; {@code memberId, startedAt}; {@code workoutId}; outbox) and the Redis key {@code
 * {machine:<id>}:session}; publishes on {@code commands:wake:<gatewayId>}.
 */
@NullMarked
package io.repstream.api.signin;

import org.jspecify.annotations.NullMarked;
