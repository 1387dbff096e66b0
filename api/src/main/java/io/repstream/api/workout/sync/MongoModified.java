package io.repstream.api.workout.sync;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Changes out of a collection whose documents have a workout's id, their member and the time of
 * their last change.
 */
public final class MongoModified {
  private final MongoCollection<BsonDocument> collection;
  private final String timeField;

  /**
   * @param timeField holds the time of the last change
   */
  public MongoModified(MongoCollection<BsonDocument> collection, String timeField) {
    this.collection = collection;
    this.timeField = timeField;
    collection.createIndex(Indexes.ascending("memberId", timeField, "_id"));
  }

  /** As {@link ModifiedSource#modifiedAfter}. */
  public List<Modified> after(MemberId memberId, Modified place, int limit) {
    Bson later =
        Filters.or(
            Filters.gt(timeField, place.at()),
            Filters.and(
                Filters.eq(timeField, place.at()), Filters.gt("_id", place.id().toString())));
    List<Modified> changes = new ArrayList<>();
    try (var cursor =
        collection
            .find(Filters.and(Filters.eq("memberId", memberId.toString()), later))
            .projection(Projections.include(timeField))
            .sort(Sorts.ascending(timeField, "_id"))
            .limit(limit)
            .cursor()) {
      cursor.forEachRemaining(document -> changes.add(read(document)));
    }
    return changes;
  }

  private Modified read(BsonDocument document) {
    return new Modified(
        Instant.ofEpochMilli(document.getDateTime(timeField).getValue()),
        WorkoutId.parse(document.getString("_id").getValue()));
  }
}
