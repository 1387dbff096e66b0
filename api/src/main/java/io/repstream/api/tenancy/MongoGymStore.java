package io.repstream.api.tenancy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Chains and gyms in MongoDB. */
@ApplicationScoped
public class MongoGymStore implements GymStore {
  private final MongoDocuments<Chain> chains;
  private final MongoDocuments<Gym> gyms;

  @Inject
  public MongoGymStore(MongoDatabase database) {
    this.chains = new MongoDocuments<>(database, Chain.SCHEMA);
    this.gyms = new MongoDocuments<>(database, Gym.SCHEMA);
    gyms.ensureIndex(Indexes.ascending("chainId", "_id"), new IndexOptions());
  }

  @Override
  public void add(Chain chain, Creation<Chain> creation) {
    if (!chains.insert(chain, creation, List.of())) {
      throw new IllegalStateException("a new chain's id is taken");
    }
  }

  @Override
  public void add(Gym gym, Creation<Gym> creation) {
    if (!gyms.insert(gym, creation, List.of())) {
      throw new IllegalStateException("a new gym's id is taken");
    }
  }

  @Override
  public Optional<Chain> chain(ChainId id) {
    return chains.byId(id);
  }

  @Override
  public Optional<Gym> gym(GymId id) {
    return gyms.byId(id);
  }

  @Override
  public List<Gym> among(
      Collection<ChainId> ofChains, Collection<GymId> named, Optional<GymId> after, int limit) {
    Bson either =
        Filters.or(
            Filters.in("chainId", ofChains.stream().map(ChainId::toString).toList()),
            Filters.in("_id", named.stream().map(GymId::toString).toList()));
    return gyms.list(Filters.and(either, following(after)), Sorts.ascending("_id"), limit);
  }

  @Override
  public List<Gym> all(Optional<GymId> after, int limit) {
    return gyms.list(following(after), Sorts.ascending("_id"), limit);
  }

  private static Bson following(Optional<GymId> after) {
    return after.map(id -> Filters.gt("_id", id.toString())).orElseGet(Filters::empty);
  }
}
