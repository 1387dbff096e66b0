/**
 * A machine as the gateway meets it: the client side of RMP/1, many machines on a few event loops.
 *
 * <p>What must be right is pure and knows neither socket nor clock: {@link
 * io.repstream.perf.machine.SampleRing} holds un-acked samples, {@link
 * io.repstream.perf.machine.Handshake} proves and checks, {@link
 * io.repstream.perf.machine.ReconnectPolicy} decides when to come back. {@link
 * io.repstream.perf.machine.SimulatedMachine} joins them to a Netty channel. What a machine
 * measures comes from elsewhere.
 *
 * <p>Each machine lives on one event loop for ever; its state is touched there only.
 */
@NullMarked
package io.repstream.perf.machine;

import org.jspecify.annotations.NullMarked;
