/**
 * What members put over workouts: corrections, and that one is the same as another. What was
 * recorded stays as it is; taking a layer away shows it again.
 *
 * <p>Owns collection {@code workoutLayers}: one document for each workout that has a layer
 * (indexes: {@code mergedInto.workoutId}; {@code memberId, modifiedAt, _id} for clients that sync).
 */
@NullMarked
package io.repstream.api.workout.layer;

import org.jspecify.annotations.NullMarked;
