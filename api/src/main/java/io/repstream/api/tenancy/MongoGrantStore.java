package io.repstream.api.tenancy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.outbox.OutboxOwner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Grants in MongoDB. */
@ApplicationScoped
public class MongoGrantStore implements GrantStore, OutboxOwner {
  private final MongoDocuments<RoleGrant> grants;

  @Inject
  public MongoGrantStore(MongoDatabase database) {
    this.grants = new MongoDocuments<>(database, RoleGrant.SCHEMA);
    grants.ensureIndex(Indexes.ascending("memberId"), new IndexOptions());
  }

  @Override
  public void add(RoleGrant grant, Creation<RoleGrant> creation) {
    List<Effect> effects =
        List.of(Effect.of(RoleGrantEffect.KIND, grant.id()), grant.audited().effect());
    if (!grants.insert(grant, creation, effects)) {
      throw new IllegalStateException("a new grant's id is taken");
    }
  }

  @Override
  public Optional<RoleGrant> byId(String id) {
    return grants.byId(id);
  }

  @Override
  public String outboxCollection() {
    return RoleGrant.SCHEMA.collection();
  }
}
