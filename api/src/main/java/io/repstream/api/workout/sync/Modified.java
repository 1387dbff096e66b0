package io.repstream.api.workout.sync;

import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A workout that changed, and a place among changes.
 *
 * @param at by the clock of the process that wrote, to the millisecond
 */
public record Modified(Instant at, WorkoutId id) {
  /** The order of changes: by time, and by the text of the id where that is the same. */
  public static final Comparator<Modified> ORDER =
      Comparator.comparing(Modified::at).thenComparing(change -> change.id().toString());

  /** Before every change at a moment. */
  public static Modified before(Instant moment) {
    return new Modified(moment, new WorkoutId(new UUID(0, 0)));
  }
}
