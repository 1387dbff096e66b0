package io.repstream.api.workout.added;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.workout.MongoListOrder;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.api.workout.sync.Modified;
import io.repstream.api.workout.sync.MongoModified;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Added workouts in MongoDB. */
@ApplicationScoped
public class MongoAddedWorkoutStore implements AddedWorkoutStore {
  private final MongoDocuments<AddedWorkout> workouts;
  private final MongoModified modified;

  @Inject
  public MongoAddedWorkoutStore(MongoDatabase database) {
    this.workouts = new MongoDocuments<>(database, AddedWorkout.SCHEMA);
    this.modified = new MongoModified(workouts.raw(), "addedAt");
    workouts.ensureIndex(
        Indexes.compoundIndex(
            Indexes.ascending("memberId"), Indexes.descending("startedAt", "_id")),
        new IndexOptions());
  }

  @Override
  public boolean add(AddedWorkout workout) {
    return workouts.insert(workout);
  }

  @Override
  public void add(AddedWorkout workout, Creation<AddedWorkout> creation) {
    boolean _ = workouts.insert(workout, creation, List.of());
  }

  @Override
  public List<AddedWorkout> byIds(Collection<WorkoutId> ids) {
    return ids.isEmpty()
        ? List.of()
        : workouts.list(
            Filters.in("_id", ids.stream().map(WorkoutId::toString).toList()),
            Sorts.ascending("_id"),
            ids.size());
  }

  @Override
  public List<AddedWorkout> ofMember(MemberId memberId, Optional<ListPlace> after, int limit) {
    return workouts.list(
        MongoListOrder.ofMember(memberId, after), MongoListOrder.NEWEST_FIRST, limit);
  }

  @Override
  public void remove(WorkoutId id) {
    workouts.raw().deleteOne(Filters.eq("_id", id.toString()));
  }

  @Override
  public List<Modified> modifiedAfter(MemberId memberId, Modified place, int limit) {
    return modified.after(memberId, place, limit);
  }
}
