/**
 * Workouts that their member deleted. The fold would make them again from the samples, so a
 * tombstone says that nobody is to see them.
 *
 * <p>Owns collection {@code workoutTombstones}: one document for each deleted workout (index:
 * {@code memberId, deletedAt, _id} for clients that sync).
 */
@NullMarked
package io.repstream.api.workout.deletion;

import org.jspecify.annotations.NullMarked;
