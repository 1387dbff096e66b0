package io.repstream.api.platform.creation;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;

/** Stamps in MongoDB. */
@ApplicationScoped
public class MongoCreationStamps implements CreationStamps {
  private final MongoDatabase database;

  @Inject
  public MongoCreationStamps(MongoDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<CreationStamp> find(String collection, UUID id) {
    BsonDocument found =
        database
            .getCollection(collection, BsonDocument.class)
            .find(Filters.eq("_id", id.toString()))
            .projection(Projections.include(CreationStamp.FIELD))
            .first();
    return Optional.ofNullable(found)
        .map(document -> document.get(CreationStamp.FIELD))
        .map(CreationStamp::of);
  }
}
