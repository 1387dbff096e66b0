package io.repstream.api.access;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Affiliations in MongoDB. */
@ApplicationScoped
public class MongoAffiliationStore implements AffiliationStore {
  private static final int MOST = 1_000;

  private final MongoDocuments<Affiliation> affiliations;

  @Inject
  public MongoAffiliationStore(MongoDatabase database) {
    this.affiliations = new MongoDocuments<>(database, Affiliation.SCHEMA);
    affiliations.ensureIndex(Indexes.ascending("memberId"), new IndexOptions());
    affiliations.ensureIndex(Indexes.ascending("gymId", "role"), new IndexOptions());
  }

  @Override
  public void put(Affiliation affiliation) {
    boolean added = affiliations.insert(affiliation);
    if (!added) {
      affiliations.replace(
          Filters.and(
              Filters.eq("_id", affiliation.id()), Filters.lte("since", affiliation.since())),
          affiliation);
    }
  }

  @Override
  public List<Affiliation> of(MemberId memberId) {
    return affiliations.list(
        Filters.eq("memberId", memberId.toString()), Sorts.ascending("_id"), MOST);
  }
}
