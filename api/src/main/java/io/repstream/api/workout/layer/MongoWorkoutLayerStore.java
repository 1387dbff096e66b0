package io.repstream.api.workout.layer;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.workout.sync.Modified;
import io.repstream.api.workout.sync.MongoModified;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** Layers in MongoDB. */
@ApplicationScoped
public class MongoWorkoutLayerStore implements WorkoutLayerStore {
  /** Each of a page's workouts may stand for some others. */
  private static final int MOST_MERGED = 10_000;

  private final MongoDocuments<WorkoutLayer> layers;
  private final MongoModified modified;

  @Inject
  public MongoWorkoutLayerStore(MongoDatabase database) {
    this.layers = new MongoDocuments<>(database, WorkoutLayer.SCHEMA);
    this.modified = new MongoModified(layers.raw(), "modifiedAt");
    layers.ensureIndex(Indexes.ascending("mergedInto.workoutId"), new IndexOptions().sparse(true));
  }

  @Override
  public List<WorkoutLayer> of(Collection<WorkoutId> ids) {
    return in("_id", ids, ids.size());
  }

  @Override
  public List<WorkoutLayer> mergedInto(Collection<WorkoutId> ids) {
    return in("mergedInto.workoutId", ids, MOST_MERGED);
  }

  private List<WorkoutLayer> in(String field, Collection<WorkoutId> ids, int limit) {
    return ids.isEmpty()
        ? List.of()
        : layers.list(
            Filters.in(field, ids.stream().map(WorkoutId::toString).toList()),
            Sorts.ascending("_id"),
            limit);
  }

  @Override
  public boolean put(WorkoutLayer next) {
    return next.version() == 1
        ? layers.insert(next)
        : layers.replace(
            Filters.and(
                Filters.eq("_id", next.id().toString()), Filters.eq("version", next.version() - 1)),
            next);
  }

  @Override
  public void remove(WorkoutId id) {
    layers.raw().deleteOne(Filters.eq("_id", id.toString()));
  }

  @Override
  public List<Modified> modifiedAfter(MemberId memberId, Modified place, int limit) {
    return modified.after(memberId, place, limit);
  }
}
