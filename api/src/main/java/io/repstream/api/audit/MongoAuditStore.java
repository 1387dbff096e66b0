package io.repstream.api.audit;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.document.MongoDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.conversions.Bson;

/** The audit log in MongoDB; the unique id of tenant and number keeps the chain one chain. */
@ApplicationScoped
public class MongoAuditStore implements AuditStore {
  private final MongoDocuments<AuditEntry> entries;

  @Inject
  public MongoAuditStore(MongoDatabase database) {
    this.entries = new MongoDocuments<>(database, AuditEntry.SCHEMA);
    entries.ensureIndex(Indexes.ascending("eventId"), new IndexOptions().unique(true));
    entries.ensureIndex(Indexes.ascending("tenant", "number"), new IndexOptions());
  }

  @Override
  public boolean add(AuditEntry entry) {
    return entries.insert(entry);
  }

  @Override
  public Optional<AuditEntry> last(String tenant) {
    return latest(tenant, OptionalLong.empty(), 1).stream().findFirst();
  }

  @Override
  public boolean has(String eventId) {
    return entries.first(Filters.eq("eventId", eventId)).isPresent();
  }

  @Override
  public List<AuditEntry> above(String tenant, long number, int limit) {
    Bson filter = Filters.and(Filters.eq("tenant", tenant), Filters.gt("number", number));
    return entries.list(filter, Sorts.ascending("number"), limit);
  }

  @Override
  public List<AuditEntry> latest(String tenant, OptionalLong before, int limit) {
    Bson own = Filters.eq("tenant", tenant);
    Bson filter =
        before.isPresent() ? Filters.and(own, Filters.lt("number", before.getAsLong())) : own;
    return entries.list(filter, Sorts.descending("number"), limit);
  }
}
