/** The parts of a workout: its pauses, laps and sets, its heart rates, and what energy it took. */
@NullMarked
package io.repstream.common.workout.part;

import org.jspecify.annotations.NullMarked;
