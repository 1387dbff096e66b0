/**
 * What the rest of the system sees of this gateway and its machines: links, leases, and the links
 * of gateways that are gone.
 *
 * <p>Redis keys (names in {@code io.repstream.common.redis.RedisKeys}): owns {@code
 * {gym:<id>}:floor:link} (hash machineId → {@code LinkStatus} JSON, fenced by epoch) and {@code
 * gateways:leases} (hash gatewayId → Redis time in ms); publishes {@code FloorChange} hints on
 * {@code live:gym:<id>:floor}; sets {@code telemetry:layout} at the first start.
 */
@NullMarked
package io.repstream.gateway.status;

import org.jspecify.annotations.NullMarked;
