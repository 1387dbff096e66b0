package io.repstream.common.workout;

import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's use of a machine, as recorded by the api.
 *
 * @param id of the record
 * @param workoutId minted with it: the identity of the workout that the sign-in may become
 * @param memberId who
 * @param from inclusive
 * @param to exclusive; null while nobody ended it. An end that was only concluded from the samples
 *     (the machine's sign-out, idleness) stays null here: the fold concludes it itself, and better
 *     once late samples have come
 */
public record SignIn(
    SignInId id, WorkoutId workoutId, MemberId memberId, Instant from, @Nullable Instant to) {
  public SignIn {
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a sign-in ends after it begins");
    }
  }

  /** Inclusive, epoch milliseconds. */
  public long fromMs() {
    return from.toEpochMilli();
  }

  /** Exclusive, epoch milliseconds; the far future while nobody ended it. */
  public long toMs() {
    return to == null ? Long.MAX_VALUE : to.toEpochMilli();
  }
}
