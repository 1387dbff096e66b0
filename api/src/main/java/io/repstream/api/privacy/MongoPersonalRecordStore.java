package io.repstream.api.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.repstream.api.platform.creation.CreationStamp;
import io.repstream.api.platform.document.Schema;
import io.repstream.api.platform.outbox.MongoOutbox;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Documents of people in MongoDB. */
@ApplicationScoped
public class MongoPersonalRecordStore implements PersonalRecordStore {
  /** Who is named where nobody is. */
  static final MemberId NOBODY = new MemberId(new UUID(0, 0));

  /** Far above what people have; an export is bounded by its size, too. */
  private static final int MOST = 100_000;

  private static final List<String> OURS =
      List.of(Schema.VERSION_FIELD, CreationStamp.FIELD, MongoOutbox.FIELD);
  private static final JsonWriterSettings JSON =
      JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).indent(true).build();

  private final MongoDatabase database;

  @Inject
  public MongoPersonalRecordStore(MongoDatabase database) {
    this.database = database;
  }

  @Override
  public long count(PersonalRecords records, MemberId memberId) {
    return collection(records).countDocuments(of(records, memberId));
  }

  @Override
  public byte[] read(PersonalRecords records, MemberId memberId) {
    StringJoiner array = new StringJoiner(",\n", "[\n", "\n]\n");
    try (var cursor = collection(records).find(of(records, memberId)).limit(MOST).cursor()) {
      cursor.forEachRemaining(
          document -> {
            OURS.forEach(document::remove);
            if (records.treatment() == PersonalRecords.Treatment.DELETE) {
              records.fields().forEach(document::remove);
            }
            array.add(document.toJson(JSON));
          });
    }
    return array.toString().getBytes(UTF_8);
  }

  @Override
  public void erase(PersonalRecords records, MemberId memberId) {
    Bson own = of(records, memberId);
    switch (records.treatment()) {
      case DELETE -> collection(records).deleteMany(own);
      case FORGET ->
          collection(records).updateMany(own, Updates.set(records.path(), NOBODY.toString()));
      case LOOSEN ->
          collection(records)
              .updateMany(
                  own, Updates.combine(records.fields().stream().map(Updates::unset).toList()));
      case KEEP -> {}
    }
  }

  private MongoCollection<BsonDocument> collection(PersonalRecords records) {
    return database.getCollection(records.collection(), BsonDocument.class);
  }

  private static Bson of(PersonalRecords records, MemberId memberId) {
    return Filters.eq(records.path(), memberId.toString());
  }
}
