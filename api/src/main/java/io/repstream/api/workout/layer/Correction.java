package io.repstream.api.workout.layer;

import io.repstream.common.id.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A correction, as stored.
 *
 * @param id unique in its workout
 * @param by who made it
 * @param withdrawnAt since when it does not hold; null while it does
 */
public record Correction(
    String id,
    MemberId by,
    Instant at,
    @Nullable String reason,
    Changes changes,
    @Nullable Instant withdrawnAt) {
  /** Whether it holds. */
  public boolean stands() {
    return withdrawnAt == null;
  }

  Correction withdrawn(Instant moment) {
    return new Correction(id, by, at, reason, changes, moment);
  }
}
