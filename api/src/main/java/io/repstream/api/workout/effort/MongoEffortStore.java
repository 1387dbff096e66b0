package io.repstream.api.workout.effort;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.deletion.TombstoneStore;
import io.repstream.api.workout.layer.WorkoutLayerStore;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.Workout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Efforts out of the workouts in MongoDB, of which only some fields are read. */
@ApplicationScoped
public class MongoEffortStore implements EffortStore {
  /** Five hundred members who train every day of a month. */
  private static final int MOST = 20_000;

  private static final Bson FIELDS =
      Projections.include("memberId", "machineType", "figures.activeMs", "figures.distanceMeters");
  private static final double MS = 1_000;

  private final MongoCollection<BsonDocument> workouts;
  private final TombstoneStore tombstones;
  private final WorkoutLayerStore layers;

  @Inject
  public MongoEffortStore(
      MongoDatabase database, TombstoneStore tombstones, WorkoutLayerStore layers) {
    this.workouts = database.getCollection(WorkoutRecord.SCHEMA.collection(), BsonDocument.class);
    this.tombstones = tombstones;
    this.layers = layers;
    workouts.createIndex(Indexes.ascending("gymId", "startedAt"));
  }

  @Override
  public List<Effort> of(GymId gymId, Collection<MemberId> members, Instant from, Instant to) {
    Bson wanted =
        Filters.and(
            Filters.eq("gymId", gymId.toString()),
            Filters.gte("startedAt", from),
            Filters.lt("startedAt", to),
            Filters.ne("state", Workout.State.ACTIVE.name()),
            Filters.in("memberId", members.stream().map(MemberId::toString).toList()));
    List<Effort> all = new ArrayList<>();
    try (var cursor =
        workouts
            .find(wanted)
            .projection(FIELDS)
            .sort(Sorts.ascending("startedAt", "_id"))
            .limit(MOST)
            .cursor()) {
      cursor.forEachRemaining(document -> all.add(read(document)));
    }
    return shown(all);
  }

  private List<Effort> shown(List<Effort> all) {
    List<WorkoutId> ids = all.stream().map(Effort::workoutId).toList();
    Set<WorkoutId> hidden = new HashSet<>(tombstones.among(ids));
    layers.of(ids).stream()
        .filter(layer -> layer.mergedInto() != null)
        .forEach(layer -> hidden.add(layer.id()));
    return all.stream().filter(effort -> !hidden.contains(effort.workoutId())).toList();
  }

  private static Effort read(BsonDocument document) {
    BsonDocument figures = document.getDocument("figures");
    return new Effort(
        WorkoutId.parse(document.getString("_id").getValue()),
        MemberId.parse(document.getString("memberId").getValue()),
        type(document.get("machineType")),
        number(figures.get("activeMs")) / MS,
        number(figures.get("distanceMeters")));
  }

  private static @Nullable MachineType type(@Nullable BsonValue value) {
    return value == null || !value.isString()
        ? null
        : MachineType.valueOf(value.asString().getValue());
  }

  private static double number(@Nullable BsonValue value) {
    return value == null || !value.isNumber() ? 0 : value.asNumber().doubleValue();
  }
}
