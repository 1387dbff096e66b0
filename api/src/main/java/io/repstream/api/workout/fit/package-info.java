/**
 * The file format FIT: what a file consists of, written by a small encoder and read by a bounded
 * decoder, both our own.
 *
 * <p>Numbers, scales and traps are those of Garmin's public profile; no line of its SDK is in here,
 * whose licence does not let a product pass it on.
 */
@NullMarked
package io.repstream.api.workout.fit;

import org.jspecify.annotations.NullMarked;
