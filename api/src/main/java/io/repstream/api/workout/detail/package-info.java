/** What a workout consists of, over REST: intervals, sets, evidence, energy, heart-rate zones. */
@NullMarked
package io.repstream.api.workout.detail;

import org.jspecify.annotations.NullMarked;
