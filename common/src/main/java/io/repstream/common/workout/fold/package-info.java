/**
 * The fold itself: one sample after another, in order, to workouts. {@link
 * io.repstream.common.workout.fold.WorkoutFold} folds, {@link
 * io.repstream.common.workout.fold.Opening} and {@link io.repstream.common.workout.fold.Closing}
 * know the rules of begin and end, {@link io.repstream.common.workout.fold.MachineFold} watches the
 * order, {@link io.repstream.common.workout.fold.MachineHistory} makes it.
 */
@NullMarked
package io.repstream.common.workout.fold;

import org.jspecify.annotations.NullMarked;
