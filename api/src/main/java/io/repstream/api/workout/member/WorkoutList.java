package io.repstream.api.workout.member;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of workouts, as clients see it. */
@Schema(name = "WorkoutList", description = "A page of workouts, or of changes to them")
public record WorkoutList(
    List<WorkoutView> items,
    @Schema(description = "Pass as ?cursor= to get the next page; absent on the last one")
        @Nullable String nextCursor,
    @Schema(description = "With modifiedSince: workouts that are in no list any more")
        @Nullable List<Gone> deleted,
    @Schema(description = "With modifiedSince, on the last page: what to ask for the next time")
        @Nullable Instant modifiedSince) {

  /** A tombstone. */
  @Schema(
      name = "WorkoutTombstone",
      description = "A workout that was deleted, merged into another or found never to have been")
  public record Gone(
      @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String id, Instant at) {}
}
