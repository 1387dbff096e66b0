/**
 * What machines of a gym recorded of several members, in few words: for comparing members, where
 * corrections and added workouts must not count. Reads the collection {@code workouts} (index:
 * {@code gymId, startedAt}).
 */
@NullMarked
package io.repstream.api.workout.effort;

import org.jspecify.annotations.NullMarked;
