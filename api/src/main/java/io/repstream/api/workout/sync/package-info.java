/** What changed since a client looked last, over all collections that a workout is shown from. */
@NullMarked
package io.repstream.api.workout.sync;

import org.jspecify.annotations.NullMarked;
