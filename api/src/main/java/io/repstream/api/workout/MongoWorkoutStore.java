package io.repstream.api.workout;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.workout.WorkoutChange.Add;
import io.repstream.api.workout.WorkoutChange.Remove;
import io.repstream.api.workout.WorkoutChange.Replace;
import io.repstream.api.workout.sync.Modified;
import io.repstream.api.workout.sync.MongoModified;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Workout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Workouts in MongoDB; many changes at once are one bulk of compare-and-sets. */
@ApplicationScoped
public class MongoWorkoutStore implements WorkoutStore {
  /** A machine sees some hundred workouts in the week that late samples may reach back. */
  private static final int MOST_SINCE = 10_000;

  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
  private static final Bson OLDEST_FIRST =
      Sorts.orderBy(Sorts.ascending("startedAt"), Sorts.ascending("_id"));

  private static final String MODIFIED_AT = "modifiedAt";

  private final MongoDocuments<WorkoutRecord> workouts;
  private final MongoModified modified;
  private final MongoRemovedWorkouts removed;
  private final WallClock clock = WallClock.system();

  @Inject
  public MongoWorkoutStore(MongoDatabase database) {
    this.workouts = new MongoDocuments<>(database, WorkoutRecord.SCHEMA);
    this.modified = new MongoModified(workouts.raw(), MODIFIED_AT);
    this.removed = new MongoRemovedWorkouts(database);
    IndexOptions plain = new IndexOptions();
    workouts.ensureIndex(
        Indexes.compoundIndex(
            Indexes.ascending("memberId"), Indexes.descending("startedAt", "_id")),
        plain);
    workouts.ensureIndex(Indexes.ascending("machineId", "startedAt"), plain);
    workouts.ensureIndex(Indexes.ascending("state", "closesAt"), plain);
    workouts.ensureIndex(Indexes.ascending("startedAt", "_id"), plain);
  }

  @Override
  public Optional<WorkoutRecord> byId(WorkoutId id) {
    return workouts.byId(id);
  }

  @Override
  public List<WorkoutRecord> byIds(Collection<WorkoutId> ids) {
    return ids.isEmpty()
        ? List.of()
        : workouts.list(
            Filters.in("_id", ids.stream().map(WorkoutId::toString).toList()),
            Sorts.ascending("_id"),
            ids.size());
  }

  @Override
  public List<Modified> modifiedAfter(MemberId memberId, Modified place, int limit) {
    return Stream.of(modified.after(memberId, place, limit), removed.after(memberId, place, limit))
        .flatMap(List::stream)
        .sorted(Modified.ORDER)
        .limit(limit)
        .toList();
  }

  @Override
  public List<WorkoutRecord> ofMember(MemberId memberId, Optional<ListPlace> after, int limit) {
    return workouts.list(
        MongoListOrder.ofMember(memberId, after), MongoListOrder.NEWEST_FIRST, limit);
  }

  @Override
  public List<WorkoutRecord> ofMachineBefore(MachineId machineId, Instant before, int limit) {
    Bson filter =
        Filters.and(Filters.eq("machineId", machineId.value()), Filters.lt("startedAt", before));
    return workouts.list(filter, MongoListOrder.NEWEST_FIRST, limit);
  }

  @Override
  public List<WorkoutRecord> ofMachineSince(MachineId machineId, Instant since) {
    Bson filter =
        Filters.and(Filters.eq("machineId", machineId.value()), Filters.gte("startedAt", since));
    return workouts.list(filter, OLDEST_FIRST, MOST_SINCE);
  }

  @Override
  public List<WorkoutRecord> startedBefore(Instant before, Optional<ListPlace> after, int limit) {
    Bson old = Filters.lt("startedAt", before);
    Bson filter = after.map(place -> Filters.and(old, newerThan(place))).orElse(old);
    return workouts.list(filter, OLDEST_FIRST, limit);
  }

  @Override
  public List<WorkoutRecord> dueAt(Instant moment, int limit) {
    Bson filter =
        Filters.and(
            Filters.eq("state", Workout.State.ACTIVE.name()), Filters.lte("closesAt", moment));
    return workouts.list(filter, Sorts.ascending("closesAt"), limit);
  }

  @Override
  public Set<WorkoutId> apply(Collection<WorkoutChange> changes) {
    if (changes.isEmpty()) {
      return Set.of();
    }
    removed.note(changes, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    List<WriteModel<BsonDocument>> writes =
        changes.stream().<WriteModel<BsonDocument>>map(this::write).toList();
    try {
      var result = workouts.raw().bulkWrite(writes, ANY_ORDER);
      int made = result.getInsertedCount() + result.getMatchedCount() + result.getDeletedCount();
      return made == changes.size() ? Set.of() : notMade(changes);
    } catch (MongoBulkWriteException partly) {
      if (partly.getWriteErrors().stream().allMatch(MongoWorkoutStore::isDuplicate)
          && partly.getWriteConcernError() == null) {
        return notMade(changes);
      }
      throw partly;
    }
  }

  private static boolean isDuplicate(BulkWriteError error) {
    return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
  }

  private WriteModel<BsonDocument> write(WorkoutChange change) {
    return switch (change) {
      case Add(WorkoutRecord added) -> new InsertOneModel<>(stamped(added));
      case Replace(WorkoutRecord next) ->
          new UpdateOneModel<>(
              workouts.ours(version(next.id(), next.version() - 1)), replacement(next));
      case Remove(WorkoutId id, long version, var _) -> new DeleteOneModel<>(version(id, version));
    };
  }

  /** When a document was written is not part of the fold's result, which has no clock. */
  private BsonDocument stamped(WorkoutRecord workout) {
    return WorkoutRecord.SCHEMA.write(workout).append(MODIFIED_AT, now());
  }

  private BsonDocument replacement(WorkoutRecord workout) {
    BsonDocument change = workouts.replacement(workout);
    change.getDocument("$set").append(MODIFIED_AT, now());
    return change;
  }

  private BsonDateTime now() {
    return new BsonDateTime(clock.instant().toEpochMilli());
  }

  private static Bson version(WorkoutId id, long version) {
    return Filters.and(Filters.eq("_id", id.toString()), Filters.eq("version", version));
  }

  /** Which changes are not what is stored now; the same content, however it came, is made. */
  private Set<WorkoutId> notMade(Collection<WorkoutChange> changes) {
    Set<WorkoutId> notMade = new HashSet<>();
    for (WorkoutChange change : changes) {
      Optional<WorkoutRecord> stored = workouts.byId(change.id());
      boolean made =
          switch (change) {
            case Add(WorkoutRecord added) -> stored.equals(Optional.of(added));
            case Replace(WorkoutRecord next) -> stored.equals(Optional.of(next));
            case Remove _ -> stored.isEmpty();
          };
      if (!made) {
        notMade.add(change.id());
      }
    }
    return notMade;
  }

  private static Bson newerThan(ListPlace place) {
    return Filters.or(
        Filters.gt("startedAt", place.startedAt()),
        Filters.and(
            Filters.eq("startedAt", place.startedAt()), Filters.gt("_id", place.id().toString())));
  }
}
