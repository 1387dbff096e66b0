/**
 * Workouts as a fold: a pure function of a machine's unique samples in order of (boot start, seq),
 * the sign-in records and the decoder profile. Nothing here knows a store, a socket or a clock.
 *
 * <h2>Why a fold</h2>
 *
 * Samples come twice, late and in any order. A sum kept as they come would need a mark of what is
 * already in it; a function of the stored set needs none. Taking one sample after another ({@link
 * io.repstream.common.workout.fold.MachineFold}) is the same function, only sooner: a sample that
 * belongs before one already taken is answered with {@code OUT_OF_ORDER}, and the caller folds
 * again from the stored samples, at the {@link io.repstream.common.workout.RestartPoint} before it.
 *
 * <h2>Time</h2>
 *
 * Every window is sample time: machine time minus the skew of its boot. Arrival and wall clock play
 * no part, but for the question how an open workout looks at some moment ({@link
 * io.repstream.common.workout.fold.WorkoutFold#openAt}). Order is the sequence number; a clock that
 * steps back stands still instead, so a step is never a duration.
 *
 * <h2>What makes a workout</h2>
 *
 * <ul>
 *   <li>It begins with the first motion inside a sign-in, or outside of any. One sign-in makes one
 *       workout at most; what follows its end is anonymous, and so is what begins more than five
 *       minutes after it: the member did not stay.
 *   <li>It ends with a sign-out sample, with the end of its sign-in, or after five minutes without
 *       motion, then at its last motion.
 *   <li>Where samples are missing (a hole in the sequence, another boot) nobody knows about motion:
 *       the workout goes on if they come back within ten minutes and the same sign-in or, without
 *       one, the same boot; else it was interrupted.
 *   <li>Anonymous motion of less than ten seconds is no workout: a passer-by, or a flywheel that
 *       runs on after the sign-out.
 * </ul>
 *
 * <h2>Counters</h2>
 *
 * Machines count metres, kilocalories and seconds since their own session began. {@link
 * io.repstream.common.workout.figure.Counters} says how much of a count belongs to a workout.
 */
@NullMarked
package io.repstream.common.workout;

import org.jspecify.annotations.NullMarked;
