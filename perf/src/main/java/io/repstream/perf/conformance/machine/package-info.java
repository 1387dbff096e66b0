/**
 * A gateway that judges the machine that connects to it: {@link
 * io.repstream.perf.conformance.machine.MachineCheck} plays one {@link
 * io.repstream.perf.conformance.machine.Scene} after the other; what every link must keep is looked
 * at all the time by {@link io.repstream.perf.conformance.machine.CheckedLink}.
 */
@NullMarked
package io.repstream.perf.conformance.machine;

import org.jspecify.annotations.NullMarked;
