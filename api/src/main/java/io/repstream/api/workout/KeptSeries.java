package io.repstream.api.workout;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.WorkoutId;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A workout over time, as stored once its raw samples go.
 *
 * @param series by the second, or by longer rows for a very long workout
 */
public record KeptSeries(@BsonId WorkoutId id, WorkoutSeries series) {
  public static final Schema<KeptSeries> SCHEMA = Schema.of("workoutSeries", KeptSeries.class);
}
