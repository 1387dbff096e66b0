/**
 * The machine gateway: machines connect here, and what they measure goes into the telemetry
 * streams.
 *
 * <p>{@link io.repstream.gateway.GatewayMain} is the process, {@link io.repstream.gateway.Gateway}
 * the gateway itself, wired by hand.
 */
@NullMarked
package io.repstream.gateway;

import org.jspecify.annotations.NullMarked;
