/**
 * Workouts that no machine of ours recorded: imported from files, or entered by hand.
 *
 * <p>Owns collection {@code addedWorkouts} (indexes: {@code memberId, startedAt, _id} for a
 * member's list; {@code memberId, addedAt, _id} for clients that sync), and the files {@code
 * workouts/<memberId>/<workoutId>}: originals, byte for byte as they came. A workout over time is
 * read from its original each time.
 */
@NullMarked
package io.repstream.api.workout.added;

import org.jspecify.annotations.NullMarked;
