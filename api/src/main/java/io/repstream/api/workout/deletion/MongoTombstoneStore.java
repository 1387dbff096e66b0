package io.repstream.api.workout.deletion;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Tombstones in MongoDB. */
@ApplicationScoped
public class MongoTombstoneStore implements TombstoneStore {
  private final MongoDocuments<WorkoutTombstone> tombstones;

  @Inject
  public MongoTombstoneStore(MongoDatabase database) {
    this.tombstones = new MongoDocuments<>(database, WorkoutTombstone.SCHEMA);
  }

  @Override
  public void add(WorkoutTombstone tombstone) {
    boolean _ = tombstones.insert(tombstone);
  }

  @Override
  public Set<WorkoutId> among(Collection<WorkoutId> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return tombstones
        .list(
            Filters.in("_id", ids.stream().map(WorkoutId::toString).toList()),
            Sorts.ascending("_id"),
            ids.size())
        .stream()
        .map(WorkoutTombstone::id)
        .collect(Collectors.toSet());
  }
}
