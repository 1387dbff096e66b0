package io.repstream.api.platform.creation;

import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a document keeps of the request that created it, under {@link #FIELD}.
 *
 * @param hash of the request
 * @param answer sealed
 */
public record CreationStamp(String hash, String answer) {
  /** The field of a document; beside its record, as its schema's version is. */
  public static final String FIELD = "creation";

  /** As a part of a document. */
  public BsonDocument toBson() {
    return new BsonDocument("hash", new BsonString(hash)).append("answer", new BsonString(answer));
  }

  /** Of a part of a document. */
  public static CreationStamp of(BsonValue stored) {
    BsonDocument stamp = stored.asDocument();
    return new CreationStamp(
        stamp.getString("hash").getValue(), stamp.getString("answer").getValue());
  }

  @Override
  public String toString() {
    return "CreationStamp";
  }
}
