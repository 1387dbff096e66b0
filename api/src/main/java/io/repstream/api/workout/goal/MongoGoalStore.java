package io.repstream.api.workout.goal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Goals in MongoDB. */
@ApplicationScoped
public class MongoGoalStore implements GoalStore {
  private static final int MOST = 1_000;

  private final MongoDocuments<Goal> goals;

  @Inject
  public MongoGoalStore(MongoDatabase database) {
    this.goals = new MongoDocuments<>(database, Goal.SCHEMA);
    goals.ensureIndex(Indexes.ascending("memberId", "_id"), new IndexOptions());
  }

  @Override
  public void add(Goal goal, Creation<Goal> creation) {
    boolean _ = goals.insert(goal, creation, List.of());
  }

  @Override
  public List<Goal> of(MemberId memberId) {
    return goals.list(Filters.eq("memberId", memberId.toString()), Sorts.ascending("_id"), MOST);
  }

  @Override
  public boolean remove(MemberId memberId, String id) {
    return goals
            .raw()
            .deleteOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("memberId", memberId.toString())))
            .getDeletedCount()
        > 0;
  }
}
