package io.repstream.api.privacy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.document.Schema;
import io.repstream.api.privacy.Erasure.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Erasures in MongoDB. */
@ApplicationScoped
public class MongoErasureStore implements ErasureStore {
  private final MongoDocuments<Erasure> erasures;

  @Inject
  public MongoErasureStore(MongoDatabase database) {
    this.erasures = new MongoDocuments<>(database, Erasure.SCHEMA);
    erasures.ensureIndex(Indexes.ascending("receiptSha256"), new IndexOptions().unique(true));
  }

  @Override
  public void add(Erasure erasure) {
    boolean _ = erasures.insert(erasure);
  }

  @Override
  public Optional<Erasure> byId(String id) {
    return erasures.byId(id);
  }

  @Override
  public Optional<Erasure> byReceipt(String sha256) {
    return erasures.first(Filters.eq("receiptSha256", sha256));
  }

  @Override
  public void note(String id, Line line) {
    erasures.update(
        Filters.and(Filters.eq("_id", id), Filters.ne("lines.of", line.of())),
        Updates.push("lines", Schema.writePart(Line.class, line)));
  }

  @Override
  public void finish(String id, Instant at) {
    erasures.update(
        Filters.and(Filters.eq("_id", id), Filters.eq("finishedAt", null)),
        Updates.combine(Updates.set("finishedAt", at), Updates.unset("memberId")));
  }
}
