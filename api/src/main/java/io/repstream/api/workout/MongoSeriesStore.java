package io.repstream.api.workout;

import com.mongodb.client.MongoDatabase;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Kept series in MongoDB. */
@ApplicationScoped
public class MongoSeriesStore implements SeriesStore {
  private final MongoDocuments<KeptSeries> kept;

  @Inject
  public MongoSeriesStore(MongoDatabase database) {
    this.kept = new MongoDocuments<>(database, KeptSeries.SCHEMA);
  }

  @Override
  public void put(KeptSeries series) {
    boolean _ = kept.insert(series);
  }

  @Override
  public Optional<WorkoutSeries> of(WorkoutId id) {
    return kept.byId(id.toString()).map(KeptSeries::series);
  }
}
