/**
 * Workouts decoded again: after a release with another decoder, after a calibration, or because a
 * member asks. Each time makes a new version of the workout, and a record of what it changed.
 *
 * <p>The worker that has the machine in memory notices by the version and folds again itself; both
 * come to the same.
 *
 * <p>Owns collection {@code workoutDecodings}: one document for each version of a workout that was
 * made by decoding it again (index: {@code workoutId, to.version}).
 */
@NullMarked
package io.repstream.api.ingest.decode;

import org.jspecify.annotations.NullMarked;
