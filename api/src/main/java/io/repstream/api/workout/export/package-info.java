/**
 * Workouts as files: FIT by our own small encoder, TCX and CSV, each made on demand from the stored
 * workout and its samples.
 *
 * <p>FIT numbers, scales and traps are those of Garmin's public profile; no line of its SDK is in
 * here, whose licence does not let a product pass it on. A value that is unknown is the invalid
 * value of its type in FIT and left out in TCX and CSV.
 */
@NullMarked
package io.repstream.api.workout.export;

import org.jspecify.annotations.NullMarked;
