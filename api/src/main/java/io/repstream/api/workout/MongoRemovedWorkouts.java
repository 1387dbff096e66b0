package io.repstream.api.workout;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.repstream.api.workout.WorkoutChange.Remove;
import io.repstream.api.workout.sync.Modified;
import io.repstream.api.workout.sync.MongoModified;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonDocument;

/** What is left of workouts that folds do not find any more. */
final class MongoRemovedWorkouts {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<BsonDocument> removed;
  private final MongoModified modified;

  MongoRemovedWorkouts(MongoDatabase database) {
    this.removed = database.getCollection(RemovedWorkout.SCHEMA.collection(), BsonDocument.class);
    this.modified = new MongoModified(removed, "removedAt");
  }

  /**
   * Notes the removals of members' workouts among some changes. Before they are made: a process
   * that ends in between leaves a note too many, which tells clients to look, and never one too
   * few.
   */
  void note(Collection<WorkoutChange> changes, Instant at) {
    List<WriteModel<BsonDocument>> notes = new ArrayList<>();
    for (WorkoutChange change : changes) {
      if (change instanceof Remove remove && remove.memberId() != null) {
        RemovedWorkout note = new RemovedWorkout(remove.id(), remove.memberId(), at);
        notes.add(
            new ReplaceOneModel<>(
                Filters.eq("_id", remove.id().toString()),
                RemovedWorkout.SCHEMA.write(note),
                UPSERT));
      }
    }
    if (!notes.isEmpty()) {
      removed.bulkWrite(notes);
    }
  }

  /** As {@link io.repstream.api.workout.sync.ModifiedSource#modifiedAfter}. */
  List<Modified> after(MemberId memberId, Modified place, int limit) {
    return modified.after(memberId, place, limit);
  }
}
