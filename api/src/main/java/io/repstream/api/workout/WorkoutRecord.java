package io.repstream.api.workout;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.figure.CountedDistance;
import io.repstream.common.workout.figure.WorkoutFigures;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A workout, as stored.
 *
 * @param version rises with each replacement, from 1
 * @param endedAt the end, or the latest sample while it goes on
 * @param closesAt when it ends if nothing more comes; for an ended one, when that was certain
 * @param distanceBases how the machine's count over time reads as distance
 * @param parts pauses, laps, sets, heart rates and energy estimates; since version 2
 * @param restart where to begin when this workout is to be folded again
 * @param foldedFrom the buckets that it rests on, as they were
 */
public record WorkoutRecord(
    @BsonId WorkoutId id,
    long version,
    MachineId machineId,
    GymId gymId,
    @Nullable MemberId memberId,
    @Nullable SignInId signInId,
    @Nullable MachineType machineType,
    Workout.State state,
    Instant startedAt,
    Instant endedAt,
    Instant closesAt,
    StoredFigures figures,
    List<CountedDistance.Base> distanceBases,
    WorkoutParts parts,
    Evidence evidence,
    int decoderVersion,
    int profileVersion,
    RestartPoint restart,
    List<FoldedBucket> foldedFrom) {
  public static final Schema<WorkoutRecord> SCHEMA =
      Schema.of("workouts", WorkoutRecord.class).upgradedBy(WorkoutRecord::addParts);

  public WorkoutRecord {
    distanceBases = List.copyOf(distanceBases);
    foldedFrom = List.copyOf(foldedFrom);
  }

  /**
   * A bucket as it was when folded.
   *
   * @param bucket id of the sample bucket
   * @param revision of its content
   */
  public record FoldedBucket(String bucket, long revision) {}

  /** {@link WorkoutFigures} in stored types. */
  public record StoredFigures(
      long activeMs,
      @Nullable Double distanceMeters,
      Source distanceSource,
      @Nullable Double energyKcal,
      Source energySource,
      @Nullable Spread powerWatts,
      @Nullable Spread speedMetersPerSecond,
      @Nullable Spread cadenceRpm,
      @Nullable Spread heartRateBpm) {
    static StoredFigures of(WorkoutFigures figures) {
      return new StoredFigures(
          figures.activeTime().toMillis(),
          figures.distanceMeters(),
          figures.distanceSource(),
          figures.energyKcal(),
          figures.energySource(),
          figures.powerWatts(),
          figures.speedMetersPerSecond(),
          figures.cadenceRpm(),
          figures.heartRateBpm());
    }
  }

  /** Workouts folded before have no parts until they are folded again. */
  private static void addParts(BsonDocument document) {
    document.put(
        "parts",
        new BsonDocument("pauses", new BsonArray())
            .append("laps", new BsonArray())
            .append("sets", new BsonArray())
            .append("heartRates", new BsonArray())
            .append("energy", new BsonDocument()));
  }

  /** Of a folded workout. */
  public static WorkoutRecord of(
      Workout workout, WorkoutId id, long version, GymId gymId, List<FoldedBucket> foldedFrom) {
    return new WorkoutRecord(
        id,
        version,
        workout.machineId(),
        gymId,
        workout.memberId(),
        workout.signInId(),
        workout.machineType(),
        workout.state(),
        workout.startedAt(),
        workout.endedAt(),
        workout.closesAt(),
        StoredFigures.of(workout.figures()),
        workout.distance().bases(),
        workout.parts(),
        workout.evidence(),
        workout.decoderVersion(),
        workout.profileVersion(),
        workout.restart(),
        foldedFrom);
  }

  /** Whether both tell the same of the workout, whatever their versions. */
  public boolean saysTheSame(WorkoutRecord other) {
    return withoutHistory().equals(other.withoutHistory());
  }

  private WorkoutRecord withoutHistory() {
    return new WorkoutRecord(
        id,
        0,
        machineId,
        gymId,
        memberId,
        signInId,
        machineType,
        state,
        startedAt,
        endedAt,
        closesAt,
        figures,
        distanceBases,
        parts,
        evidence,
        decoderVersion,
        profileVersion,
        restart,
        List.of());
  }
}
