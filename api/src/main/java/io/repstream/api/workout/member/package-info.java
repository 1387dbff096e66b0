/**
 * Workouts as their member sees them: recorded by machines, imported or entered, with what lies
 * over them. All that answers members reads workouts through here.
 */
@NullMarked
package io.repstream.api.workout.member;

import org.jspecify.annotations.NullMarked;
