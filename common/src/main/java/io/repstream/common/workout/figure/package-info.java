/**
 * What measurements amount to: one measurement, the machine's counts, and the sums of a workout.
 *
 * <p>Immutable values; unknown is NaN while summing and null in what is shown.
 */
@NullMarked
package io.repstream.common.workout.figure;

import org.jspecify.annotations.NullMarked;
