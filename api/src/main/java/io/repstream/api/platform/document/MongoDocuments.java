package io.repstream.api.platform.document;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.CreationStamp;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.outbox.MongoOutbox;
import io.repstream.common.clock.WallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.conversions.Bson;

/**
 * A collection seen through its schema: the few operations that our stores need, all of them atomic
 * on one document. Safe for all threads; every call may block for the client's timeouts.
 *
 * @param <T> the record
 */
public final class MongoDocuments<T> {
  private final Schema<T> schema;
  private final MongoCollection<BsonDocument> collection;
  private final WallClock clock = WallClock.system();

  public MongoDocuments(MongoDatabase database, Schema<T> schema) {
    this.schema = schema;
    this.collection = database.getCollection(schema.collection(), BsonDocument.class);
  }

  /** The collection itself, for operations that are not here; read its documents by the schema. */
  public MongoCollection<BsonDocument> raw() {
    return collection;
  }

  /** Makes sure of an index; does nothing where it exists. */
  public void ensureIndex(Bson keys, IndexOptions options) {
    collection.createIndex(keys, options);
  }

  /** The document of an id; ids are stored as their text. */
  public Optional<T> byId(Object id) {
    return first(Filters.eq("_id", id.toString()));
  }

  /** The document that matches; for filters that at most one does. */
  public Optional<T> first(Bson filter) {
    return Optional.ofNullable(collection.find(filter).first()).map(schema::read);
  }

  /**
   * Matching documents in order.
   *
   * @param limit most to answer; every list is bounded
   */
  public List<T> list(Bson filter, Bson sort, int limit) {
    List<T> records = new ArrayList<>();
    try (var cursor = collection.find(filter).sort(sort).limit(limit).cursor()) {
      cursor.forEachRemaining(document -> records.add(schema.read(document)));
    }
    return records;
  }

  /**
   * Inserts a new document.
   *
   * @return whether it was; false where its id or another unique value is taken
   */
  public boolean insert(T value) {
    return insert(schema.write(value));
  }

  /**
   * Inserts a new document for a request, with what must follow, all in one write.
   *
   * @param creation whose id the document has
   * @return whether it was; false where another unique value is taken
   * @throws io.repstream.api.platform.creation.RepeatedRequest where the request was made before
   */
  public boolean insert(T value, Creation<T> creation, List<Effect> effects) {
    BsonDocument document = schema.write(value);
    creation.stamp(value).ifPresent(stamp -> document.put(CreationStamp.FIELD, stamp.toBson()));
    if (!effects.isEmpty()) {
      document.put(MongoOutbox.FIELD, MongoOutbox.field(effects, clock.instant()));
    }
    boolean inserted = insert(document);
    if (!inserted && creation.isKeyed()) {
      meet(creation);
    }
    return inserted;
  }

  /** A request with the same key at the same time may have been first. */
  private void meet(Creation<T> creation) {
    BsonDocument first = collection.find(Filters.eq("_id", creation.id().toString())).first();
    if (first != null && first.containsKey(CreationStamp.FIELD)) {
      creation.met(CreationStamp.of(first.get(CreationStamp.FIELD)));
    }
  }

  private boolean insert(BsonDocument document) {
    try {
      collection.insertOne(document);
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw refused;
    }
  }

  /**
   * Changes the one document that matches, if any.
   *
   * @return the document as it is after the change
   */
  public Optional<T> update(Bson filter, Bson change) {
    FindOneAndUpdateOptions after =
        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    return Optional.ofNullable(collection.findOneAndUpdate(filter, change, after))
        .map(schema::read);
  }

  /**
   * Replaces the record of the one document that matches; what stands beside it (its creation, its
   * outbox) stays. A document that a newer release wrote is left alone, so that nothing it added is
   * lost.
   *
   * @param filter names the id and what must still hold, such as a version
   * @return whether one matched
   */
  public boolean replace(Bson filter, T value) {
    return collection.updateOne(ours(filter), replacement(value)).getMatchedCount() == 1;
  }

  /** The documents of a filter that no newer release wrote. */
  public Bson ours(Bson filter) {
    return Filters.and(filter, Filters.lte(Schema.VERSION_FIELD, schema.version()));
  }

  /** The change by which {@link #replace} replaces, for writes of many documents at once. */
  public BsonDocument replacement(T value) {
    BsonDocument next = schema.write(value);
    next.remove("_id");
    BsonDocument gone = new BsonDocument();
    schema.fields().stream()
        .filter(field -> !next.containsKey(field))
        .forEach(field -> gone.put(field, BsonNull.VALUE));
    BsonDocument change = new BsonDocument("$set", next);
    if (!gone.isEmpty()) {
      change.put("$unset", gone);
    }
    return change;
  }
}
