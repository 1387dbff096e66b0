package io.repstream.api.workout.deletion;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Tombstones in MongoDB. */
@ApplicationScoped
public class MongoTombstoneStore implements TombstoneStore {
  private final MongoDocuments<WorkoutTombstone> tombstones;
  private final MongoModified modified;

  @Inject
  public MongoTombstoneStore(MongoDatabase database) {
    this.tombstones = new MongoDocuments<>(database, WorkoutTombstone.SCHEMA);
    this.modified = new MongoModified(tombstones.raw(), "deletedAt");
  }

  @Override
  public void add(WorkoutTombstone tombstone) {
    boolean _ = tombstones.insert(tombstone);
  }

  @Override
  public void remove(WorkoutId id) {
    tombstones.raw().deleteOne(Filters.eq("_id", id.toString()));
  }

  @Override
  public List<Modified> modifiedAfter(MemberId memberId, Modified place, int limit) {
    return modified.after(memberId, place, limit);
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
