package io.repstream.api.sample;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.document.Schema;
import io.repstream.api.sample.Boot.QuietPlace;
import io.repstream.common.id.MachineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Samples and boots in MongoDB; each write is one bulk of updates that bear repetition. */
@ApplicationScoped
public class MongoSampleStore implements SampleStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoDocuments<SampleBucket> buckets;
  private final MongoDocuments<Boot> boots;

  @Inject
  public MongoSampleStore(MongoDatabase database) {
    this.buckets = new MongoDocuments<>(database, SampleBucket.SCHEMA);
    this.boots = new MongoDocuments<>(database, Boot.SCHEMA);
    buckets.ensureIndex(Indexes.ascending("machineId", "bootId", "number"), new IndexOptions());
    buckets.ensureIndex(Indexes.ascending("toTime"), new IndexOptions());
    boots.ensureIndex(Indexes.ascending("machineId", "startedAt"), new IndexOptions());
  }

  @Override
  public Map<BucketId, Long> put(Map<BucketId, Map<Long, IncomingSample>> samples) {
    if (samples.isEmpty()) {
      return Map.of();
    }
    List<WriteModel<BsonDocument>> writes = new ArrayList<>(samples.size());
    samples.forEach((id, inBucket) -> writes.add(write(id, inBucket)));
    buckets.raw().bulkWrite(writes, ANY_ORDER);
    return revisions(samples.keySet());
  }

  @Override
  public void putBoots(Collection<Boot> sighted) {
    List<WriteModel<BsonDocument>> writes = new ArrayList<>();
    sighted.forEach(boot -> writes.addAll(write(boot)));
    if (!writes.isEmpty()) {
      boots.raw().bulkWrite(writes);
    }
  }

  @Override
  public List<Boot> boots(MachineId machineId, int limit) {
    Bson ofMachine = Filters.eq("machineId", machineId.value());
    return boots.list(ofMachine, Sorts.descending("startedAt"), limit).reversed();
  }

  @Override
  public void putQuietPlace(Boot boot, long leaseEpoch) {
    Bson unlessNewer =
        Filters.and(
            Filters.eq("_id", boot.id()),
            Filters.or(
                Filters.exists("quiet", false), Filters.lte("quiet.leaseEpoch", leaseEpoch)));
    Boot.QuietPlace quiet = boot.quiet();
    Bson change = quiet == null ? Updates.unset("quiet") : quietAt(quiet);
    boots.raw().updateOne(unlessNewer, change);
  }

  private static Bson quietAt(QuietPlace place) {
    return Updates.set("quiet", Schema.writePart(QuietPlace.class, place));
  }

  @Override
  public int removeOlder(Instant moment, int limit) {
    List<String> ids = new ArrayList<>();
    try (var cursor =
        buckets
            .raw()
            .find(Filters.lt("toTime", moment))
            .sort(Sorts.ascending("toTime"))
            .limit(limit)
            .projection(Projections.include("_id"))
            .cursor()) {
      cursor.forEachRemaining(document -> ids.add(document.getString("_id").getValue()));
    }
    // One that got a late sample since stays.
    buckets.raw().deleteMany(Filters.and(Filters.in("_id", ids), Filters.lt("toTime", moment)));
    return ids.size();
  }

  @Override
  public void read(SampleRange range, Consumer<BucketSamples> reader) {
    Bson filter =
        Filters.and(
            Filters.eq("machineId", range.machineId().value()),
            Filters.eq("bootId", range.bootId().toString()),
            Filters.gte("number", BucketId.numberOf(range.fromSeq())),
            Filters.lte("number", BucketId.numberOf(range.throughSeq())));
    try (var cursor =
        buckets
            .raw()
            .find(filter, RawBsonDocument.class)
            .sort(Sorts.ascending("number"))
            .cursor()) {
      cursor.forEachRemaining(document -> reader.accept(MongoBucketReader.read(document)));
    }
  }

  private Map<BucketId, Long> revisions(Collection<BucketId> ids) {
    Map<String, BucketId> byText = HashMap.newHashMap(ids.size());
    ids.forEach(id -> byText.put(id.toString(), id));
    Map<BucketId, Long> revisions = HashMap.newHashMap(ids.size());
    try (var cursor =
        buckets
            .raw()
            .find(Filters.in("_id", byText.keySet()))
            .projection(Projections.include("revision"))
            .cursor()) {
      cursor.forEachRemaining(
          document ->
              revisions.put(
                  byText.get(document.getString("_id").getValue()),
                  document.getNumber("revision").longValue()));
    }
    return revisions;
  }

  private static WriteModel<BsonDocument> write(BucketId id, Map<Long, IncomingSample> samples) {
    List<Bson> changes = new ArrayList<>(samples.size() + 4);
    long fromMs = Long.MAX_VALUE;
    long toMs = Long.MIN_VALUE;
    for (IncomingSample incoming : samples.values()) {
      changes.add(Updates.set("s." + incoming.sample().seq(), document(incoming)));
      fromMs = Math.min(fromMs, incoming.sampleTimeMs());
      toMs = Math.max(toMs, incoming.sampleTimeMs());
    }
    changes.add(Updates.min("fromTime", Instant.ofEpochMilli(fromMs)));
    changes.add(Updates.max("toTime", Instant.ofEpochMilli(toMs)));
    changes.add(Updates.inc("revision", 1L));
    changes.add(Updates.setOnInsert(identity(id)));
    return new UpdateOneModel<>(Filters.eq("_id", id.toString()), Updates.combine(changes), UPSERT);
  }

  private static Document document(IncomingSample incoming) {
    return new Document("machineTimeMs", incoming.sample().machineTimeMs())
        .append("receivedAtMs", incoming.receivedAtMs())
        .append("kind", incoming.sample().kindCode())
        .append("raw", new Binary(incoming.sample().payload()));
  }

  private static Document identity(BucketId id) {
    return new Document("machineId", id.machineId().value())
        .append("bootId", id.bootId().toString())
        .append("number", id.number())
        .append(Schema.VERSION_FIELD, SampleBucket.SCHEMA.version());
  }

  /** Insert, or let the earlier of both skews and the lower of both first samples stand. */
  private static List<WriteModel<BsonDocument>> write(Boot boot) {
    Bson same = Filters.eq("_id", boot.id());
    BsonDocument whole = Boot.SCHEMA.write(boot);
    BsonDocument skew = whole.getDocument("skew");
    BsonDocument first = whole.getDocument("first");
    whole.remove("_id");
    return List.of(
        new UpdateOneModel<>(same, new BsonDocument("$setOnInsert", whole), UPSERT),
        new UpdateOneModel<>(
            Filters.and(same, Filters.gt("skew.ownerEpoch", boot.skew().ownerEpoch())),
            Updates.combine(Updates.set("skew", skew), start(boot.startedAt()))),
        new UpdateOneModel<>(
            Filters.and(same, Filters.gt("first.seq", boot.first().seq())),
            Updates.combine(Updates.set("first", first), start(boot.startedAt()))));
  }

  private static Bson start(Instant startedAt) {
    return Updates.set("startedAt", startedAt);
  }
}
