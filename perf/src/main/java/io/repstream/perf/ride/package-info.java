/**
 * The physics: people on machines, as FTMS packets of the standard encoder, without I/O or clock.
 *
 * <p>A {@link io.repstream.perf.ride.Ride} advances step by step. Its {@link
 * io.repstream.perf.ride.RideTotals} are the truth that a test compares with what was stored; the
 * packets carry the same figures at the resolution of the wire. Everything random comes from one
 * seed: the same seed is the same ride.
 */
@NullMarked
package io.repstream.perf.ride;

import org.jspecify.annotations.NullMarked;
