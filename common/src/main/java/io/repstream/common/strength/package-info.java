/**
 * Strength work: repetitions and sets as machines report them, and sets as a workout shows them.
 *
 * <p>Unknown is null, never 0. Loads are kept twice: as the member saw them, and in newtons where
 * the machine says so or its calibration can tell. Loads of different kinds of machine carry a
 * {@link io.repstream.common.strength.LoadClass} and are never summed across kinds.
 */
@NullMarked
package io.repstream.common.strength;

import org.jspecify.annotations.NullMarked;
