/**
 * A machine that judges the gateway it connects to: {@link
 * io.repstream.perf.conformance.gateway.GatewayCheck} puts one {@link
 * io.repstream.perf.conformance.gateway.Probe} after the other. What only the gateway's own side
 * can bring about, a command or a drain, comes from a {@link
 * io.repstream.perf.conformance.gateway.Backstage}, where there is one.
 */
@NullMarked
package io.repstream.perf.conformance.gateway;

import org.jspecify.annotations.NullMarked;
