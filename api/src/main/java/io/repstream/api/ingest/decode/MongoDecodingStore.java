package io.repstream.api.ingest.decode;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Decodings in MongoDB. */
@ApplicationScoped
public class MongoDecodingStore implements DecodingStore {
  private final MongoDocuments<WorkoutDecoding> decodings;

  @Inject
  public MongoDecodingStore(MongoDatabase database) {
    this.decodings = new MongoDocuments<>(database, WorkoutDecoding.SCHEMA);
    decodings.ensureIndex(Indexes.ascending("workoutId", "to.version"), new IndexOptions());
  }

  @Override
  public void add(WorkoutDecoding decoding) {
    boolean _ = decodings.insert(decoding);
  }

  @Override
  public List<WorkoutDecoding> of(WorkoutId workoutId, int limit) {
    return decodings.list(
        Filters.eq("workoutId", workoutId.toString()), Sorts.descending("to.version"), limit);
  }
}
