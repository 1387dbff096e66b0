package io.repstream.api.workout.member;

import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.problem.ProblemCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where a list of workouts goes on, as the text in a cursor. */
final class WorkoutPlaces {
  private WorkoutPlaces() {}

  /** The place of a workout. */
  static String of(MemberWorkout workout) {
    return workout.startedAt() + "/" + workout.id();
  }

  /**
   * Reads a place.
   *
   * @throws Refusal where it is not one of ours
   */
  static ListPlace parse(String key) {
    try {
      int slash = key.indexOf('/');
      Instant startedAt = Instant.parse(key.substring(0, Math.max(slash, 0)));
      return new ListPlace(startedAt, WorkoutId.parse(key.substring(slash + 1)));
    } catch (DateTimeParseException | IllegalArgumentException notOurs) {
      throw Refusal.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
