package io.repstream.api.integration.key;

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

/** API keys in MongoDB. */
@ApplicationScoped
public class MongoApiKeyStore implements ApiKeyStore, OutboxOwner {
  private final MongoDocuments<ApiKey> keys;

  @Inject
  public MongoApiKeyStore(MongoDatabase database) {
    this.keys = new MongoDocuments<>(database, ApiKey.SCHEMA);
    keys.ensureIndex(Indexes.ascending("chainId", "_id"), new IndexOptions());
    keys.ensureIndex(Indexes.ascending("sha256"), new IndexOptions().unique(true));
  }

  @Override
  public void add(ApiKey key, Creation<ApiKey> creation, AuditEvent audited) {
    if (!keys.insert(key, creation, List.of(audited.effect()))) {
      throw new IllegalStateException("a new key's id is taken");
    }
  }

  @Override
  public Optional<ApiKey> byId(String id) {
    return keys.byId(id);
  }

  @Override
  public Optional<ApiKey> byHash(String sha256) {
    return keys.first(Filters.eq("sha256", sha256));
  }

  @Override
  public List<ApiKey> of(ChainId chainId, Optional<String> after, int limit) {
    Bson own = Filters.eq("chainId", chainId.toString());
    Bson filter = after.map(id -> Filters.and(own, Filters.gt("_id", id))).orElse(own);
    return keys.list(filter, Sorts.ascending("_id"), limit);
  }

  @Override
  public void revoke(String id, Instant at) {
    keys.update(
        Filters.and(Filters.eq("_id", id), Filters.eq("revokedAt", null)),
        Updates.set("revokedAt", at));
  }

  @Override
  public void used(String id, Instant at) {
    keys.update(Filters.eq("_id", id), Updates.max("lastUsedAt", at));
  }

  @Override
  public String outboxCollection() {
    return ApiKey.SCHEMA.collection();
  }
}
