/**
 * What becomes of raw samples in time: after {@code repstream.samples.raw-life} a workout keeps its
 * figures, its series by the second and the version of the decoder that read them; the samples as
 * sent are removed.
 *
 * <p>Owns collection {@code workoutSeries}: one document for each workout whose raw samples are
 * gone or about to go.
 */
@NullMarked
package io.repstream.api.workout.retention;

import org.jspecify.annotations.NullMarked;
