package io.repstream.api.sample;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.Sample;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * Reads buckets straight from the bytes that the store sent. A workout of an hour is fifteen
 * buckets of 256 samples, and an object for each of their fields would be most of what reading it
 * costs. Documents of another version than ours take the usual way. For one thread.
 */
final class MongoBucketReader {
  private static final byte[] NOTHING = new byte[0];

  private String machineId = "";
  private String bootId = "";
  private long number;
  private long revision;
  private int version;
  private List<Sample> samples = List.of();

  private MongoBucketReader() {}

  static BucketSamples read(RawBsonDocument document) {
    MongoBucketReader bucket = new MongoBucketReader();
    try (BsonBinaryReader reader = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
      bucket.readFields(reader);
    }
    if (bucket.version != SampleBucket.SCHEMA.version()) {
      // Upgrade steps change documents, which raw ones do not let happen.
      BsonDocument copy = new BsonDocument();
      copy.putAll(document);
      return SampleBucket.SCHEMA.read(copy).toSamples();
    }
    BucketId id =
        new BucketId(new MachineId(bucket.machineId), BootId.parse(bucket.bootId), bucket.number);
    return BucketSamples.of(id, bucket.revision, bucket.samples);
  }

  private void readFields(BsonReader reader) {
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      switch (reader.readName()) {
        case "machineId" -> machineId = reader.readString();
        case "bootId" -> bootId = reader.readString();
        case "number" -> number = whole(reader);
        case "revision" -> revision = whole(reader);
        case "s" -> samples = samples(reader);
        case Schema.VERSION_FIELD -> version = (int) whole(reader);
        default -> reader.skipValue();
      }
    }
    reader.readEndDocument();
  }

  private static List<Sample> samples(BsonReader reader) {
    List<Sample> samples = new ArrayList<>(BucketId.SIZE);
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      long seq = Long.parseLong(reader.readName());
      samples.add(sample(seq, reader));
    }
    reader.readEndDocument();
    return samples;
  }

  private static Sample sample(long seq, BsonReader reader) {
    long machineTimeMs = 0;
    int kind = 0;
    byte[] raw = NOTHING;
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      switch (reader.readName()) {
        case "machineTimeMs" -> machineTimeMs = whole(reader);
        case "kind" -> kind = (int) whole(reader);
        case "raw" -> raw = reader.readBinaryData().getData();
        default -> reader.skipValue();
      }
    }
    reader.readEndDocument();
    return new Sample(seq, machineTimeMs, kind, raw);
  }

  private static long whole(BsonReader reader) {
    return reader.getCurrentBsonType() == BsonType.INT32 ? reader.readInt32() : reader.readInt64();
  }
}
