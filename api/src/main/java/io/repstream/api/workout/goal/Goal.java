package io.repstream.api.workout.goal;

import io.repstream.api.platform.document.Schema;
import io.repstream.api.workout.progress.Metric;
import io.repstream.common.id.MemberId;
import io.repstream.common.machine.MachineType;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A goal, as stored.
 *
 * @param id UUIDv7
 * @param machineType only workouts of it count; null for all
 * @param target to reach in each period, in the unit that the metric names
 * @param timeZone IANA zone in which a period begins
 */
public record Goal(
    @BsonId String id,
    MemberId memberId,
    Metric metric,
    @Nullable MachineType machineType,
    double target,
    Period period,
    String timeZone,
    Instant createdAt) {
  public static final Schema<Goal> SCHEMA = Schema.of("goals", Goal.class);

  /** What is to be reached again and again. */
  public enum Period {
    DAY,
    /** From Monday. */
    WEEK,
    MONTH,
    YEAR
  }
}
