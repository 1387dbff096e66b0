package io.repstream.api.contest;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Contests in MongoDB. */
@ApplicationScoped
public class MongoContestStore implements ContestStore {
  private final MongoDocuments<ContestEntry> entries;
  private final MongoDocuments<Challenge> challenges;

  @Inject
  public MongoContestStore(MongoDatabase database) {
    this.entries = new MongoDocuments<>(database, ContestEntry.SCHEMA);
    this.challenges = new MongoDocuments<>(database, Challenge.SCHEMA);
    entries.ensureIndex(Indexes.ascending("contest", "_id"), new IndexOptions());
    challenges.ensureIndex(Indexes.ascending("gymId", "_id"), new IndexOptions());
  }

  @Override
  public void enter(ContestEntry entry) {
    if (!entries.insert(entry)) {
      entries.replace(Filters.eq("_id", entry.id()), entry);
    }
  }

  @Override
  public boolean leave(String contest, MemberId memberId) {
    Bson one = Filters.eq("_id", ContestEntry.id(contest, memberId));
    return entries.raw().deleteOne(one).getDeletedCount() > 0;
  }

  @Override
  public List<ContestEntry> entries(String contest) {
    return entries.list(Filters.eq("contest", contest), Sorts.ascending("_id"), MOST_ENTRIES);
  }

  @Override
  public void add(Challenge challenge, Creation<Challenge> creation) {
    boolean _ = challenges.insert(challenge, creation, List.of());
  }

  @Override
  public Optional<Challenge> challenge(String id) {
    return challenges.byId(id);
  }

  @Override
  public List<Challenge> challenges(GymId gymId, Optional<String> before, int limit) {
    Bson ofGym = Filters.eq("gymId", gymId.toString());
    Bson wanted = before.map(id -> Filters.and(ofGym, Filters.lt("_id", id))).orElse(ofGym);
    return challenges.list(wanted, Sorts.descending("_id"), limit);
  }
}
