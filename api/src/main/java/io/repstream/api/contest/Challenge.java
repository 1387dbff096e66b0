package io.repstream.api.contest;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import io.repstream.common.machine.MachineType;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A challenge of a gym, as stored.
 *
 * @param id UUIDv7
 * @param machineType only workouts of it count; null for all
 * @param from first day in the gym's zone, such as {@code 2026-11-23}
 * @param to last day
 * @param createdBy of the gym's staff
 */
public record Challenge(
    @BsonId String id,
    GymId gymId,
    String title,
    ContestMetric metric,
    @Nullable MachineType machineType,
    String from,
    String to,
    MemberId createdBy,
    Instant createdAt) {
  public static final Schema<Challenge> SCHEMA = Schema.of("challenges", Challenge.class);
}
