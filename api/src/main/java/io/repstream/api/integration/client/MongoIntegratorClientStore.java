package io.repstream.api.integration.client;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.outbox.OutboxOwner;
import io.repstream.common.id.ChainId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Clients of integrators in MongoDB. */
@ApplicationScoped
public class MongoIntegratorClientStore implements IntegratorClientStore, OutboxOwner {
  private final MongoDocuments<IntegratorClient> clients;

  @Inject
  public MongoIntegratorClientStore(MongoDatabase database) {
    this.clients = new MongoDocuments<>(database, IntegratorClient.SCHEMA);
    clients.ensureIndex(Indexes.ascending("chainId", "_id"), new IndexOptions());
  }

  @Override
  public void add(
      IntegratorClient client, Creation<IntegratorClient> creation, AuditEvent audited) {
    if (!clients.insert(client, creation, List.of(audited.effect()))) {
      throw new IllegalStateException("a new client's id is taken");
    }
  }

  @Override
  public Optional<IntegratorClient> byId(String id) {
    return clients.byId(id);
  }

  @Override
  public List<IntegratorClient> of(ChainId chainId, Optional<String> after, int limit) {
    Bson own = Filters.eq("chainId", chainId.toString());
    Bson filter = after.map(id -> Filters.and(own, Filters.gt("_id", id))).orElse(own);
    return clients.list(filter, Sorts.ascending("_id"), limit);
  }

  @Override
  public boolean replaceSecrets(IntegratorClient present, IntegratorClient next) {
    return clients.replace(
        Filters.and(
            Filters.eq("_id", present.id()),
            Filters.eq("revokedAt", null),
            Filters.eq("secrets.0.sha256", present.secrets().getFirst().sha256())),
        next);
  }

  @Override
  public void revoke(String id, Instant at) {
    clients.update(
        Filters.and(Filters.eq("_id", id), Filters.eq("revokedAt", null)),
        Updates.set("revokedAt", at));
  }

  @Override
  public String outboxCollection() {
    return IntegratorClient.SCHEMA.collection();
  }
}
