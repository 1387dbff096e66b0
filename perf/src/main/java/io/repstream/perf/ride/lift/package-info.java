/**
 * Strength work: somebody lifts set after set, as repetitions and sets of a strength machine (kinds
 * 02 and 03), without I/O or clock.
 *
 * <p>A {@link io.repstream.perf.ride.lift.LiftSession} is worked out at once. Its {@link
 * io.repstream.perf.ride.lift.LiftedSet}s are the truth in full precision; its reports carry the
 * same at the resolution of the wire. The same seed is the same session.
 */
@NullMarked
package io.repstream.perf.ride.lift;

import org.jspecify.annotations.NullMarked;
