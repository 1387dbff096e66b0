package io.repstream.api.platform.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The outbox fields of one collection's documents: {@code outbox: {dueAt, claims, effects: [{id,
 * kind, payload}]}}. Whoever raises {@code dueAt} first has the effects until then.
 */
public final class MongoOutbox {
  /** The field of a document; beside its record, as its schema's version is. */
  public static final String FIELD = "outbox";

  private static final String DUE_AT = FIELD + ".dueAt";
  private static final String CLAIMS = FIELD + ".claims";
  private static final String EFFECTS = FIELD + ".effects";

  /** How long the process that wrote a change has its effects to itself. */
  private static final Duration OWN_TIME = Duration.ofSeconds(2);

  private final MongoCollection<BsonDocument> collection;

  MongoOutbox(MongoCollection<BsonDocument> collection) {
    this.collection = collection;
    collection.createIndex(Indexes.ascending(DUE_AT), new IndexOptions().sparse(true));
  }

  /** The effects of a document that somebody has for a while. */
  record Claimed(BsonValue documentId, int claims, List<Effect> effects) {}

  /** The field of a new document. */
  public static BsonDocument field(List<Effect> effects, Instant now) {
    BsonArray list = new BsonArray();
    effects.forEach(effect -> list.add(bson(effect)));
    return new BsonDocument("dueAt", new BsonDateTime(now.plus(OWN_TIME).toEpochMilli()))
        .append("claims", new BsonInt32(0))
        .append("effects", list);
  }

  /** Adds effects with a change of a document. */
  public static Bson adding(List<Effect> effects, Instant now) {
    return Updates.combine(
        Updates.set(DUE_AT, now.plus(OWN_TIME)),
        Updates.set(CLAIMS, 0),
        Updates.pushEach(EFFECTS, effects.stream().map(MongoOutbox::bson).toList()));
  }

  List<BsonValue> due(Instant now, int limit) {
    List<BsonValue> ids = new ArrayList<>();
    collection
        .find(Filters.lte(DUE_AT, now))
        .projection(Projections.include("_id"))
        .sort(Sorts.ascending(DUE_AT))
        .limit(limit)
        .forEach(document -> ids.add(document.get("_id")));
    return ids;
  }

  /**
   * Takes the effects of a document.
   *
   * @param dueBy only where they are due by then
   */
  Optional<Claimed> claim(BsonValue documentId, Instant dueBy, Instant until) {
    Bson free = Filters.and(Filters.eq("_id", documentId), Filters.lte(DUE_AT, dueBy));
    Bson taken = Updates.combine(Updates.set(DUE_AT, until), Updates.inc(CLAIMS, 1));
    FindOneAndUpdateOptions after =
        new FindOneAndUpdateOptions()
            .returnDocument(ReturnDocument.AFTER)
            .projection(Projections.include(FIELD));
    return Optional.ofNullable(collection.findOneAndUpdate(free, taken, after))
        .map(document -> claimed(documentId, document.getDocument(FIELD)));
  }

  void delivered(BsonValue documentId, Effect effect) {
    Bson gone = Updates.pull(EFFECTS, new BsonDocument("id", new BsonString(effect.id())));
    collection.updateOne(Filters.eq("_id", documentId), gone);
  }

  /** Nothing is due any more, unless something came meanwhile. */
  void close(BsonValue documentId) {
    collection.updateOne(
        Filters.and(Filters.eq("_id", documentId), Filters.size(EFFECTS, 0)), Updates.unset(FIELD));
  }

  void postpone(BsonValue documentId, Instant until) {
    collection.updateOne(
        Filters.and(Filters.eq("_id", documentId), Filters.exists(DUE_AT)),
        Updates.set(DUE_AT, until));
  }

  private static Claimed claimed(BsonValue documentId, BsonDocument outbox) {
    List<Effect> effects =
        outbox.getArray("effects").stream()
            .map(BsonValue::asDocument)
            .map(
                effect ->
                    new Effect(
                        effect.getString("id").getValue(),
                        effect.getString("kind").getValue(),
                        effect.getString("payload").getValue()))
            .toList();
    return new Claimed(documentId, outbox.getNumber("claims").intValue(), effects);
  }

  private static BsonDocument bson(Effect effect) {
    return new BsonDocument("id", new BsonString(effect.id()))
        .append("kind", new BsonString(effect.kind()))
        .append("payload", new BsonString(effect.payload()));
  }
}
