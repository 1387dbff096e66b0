/**
 * Files of members: a small port, and S3 behind it.
 *
 * <p>Folders of the bucket, each owned by the feature that names it: {@code
 * workouts/<memberId>/<workoutId>}, the original of an imported workout.
 */
@NullMarked
package io.repstream.api.file;

import org.jspecify.annotations.NullMarked;
