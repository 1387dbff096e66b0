/**
 * What a member's workouts add up to: totals by day, week and month, and personal records. Computed
 * from the workouts each time, never incremented, so that late samples and deletions count.
 */
@NullMarked
package io.repstream.api.workout.progress;

import org.jspecify.annotations.NullMarked;
