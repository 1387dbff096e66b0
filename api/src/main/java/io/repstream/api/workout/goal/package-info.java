/**
 * Goals of members, and how far they are. Progress is computed from the workouts each time, so
 * corrections, merges and late samples count.
 *
 * <p>Owns collection {@code goals} (index: {@code memberId, _id}).
 */
@NullMarked
package io.repstream.api.workout.goal;

import org.jspecify.annotations.NullMarked;
