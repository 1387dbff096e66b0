/**
 * What members do to their workouts: importing files, entering by hand, correcting, merging what is
 * the same. Nothing of it changes what a machine recorded.
 */
@NullMarked
package io.repstream.api.workout.edit;

import org.jspecify.annotations.NullMarked;
