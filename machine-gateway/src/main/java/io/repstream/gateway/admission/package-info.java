/**
 * Who may connect, and which connection a machine belongs to.
 *
 * <p>Redis keys (names in {@code io.repstream.common.redis.RedisKeys}): reads {@code
 * {machine:<id>}:credential}, {@code credential:epoch} and {@code {machine:<id>}:session}; owns
 * {@code {machine:<id>}:owner} (hash gatewayId, epoch, bootId, sinceMs); pushes to {@code
 * credential:requests}; listens to {@code commands:wake:<gatewayId>}.
 */
@NullMarked
package io.repstream.gateway.admission;

import org.jspecify.annotations.NullMarked;
