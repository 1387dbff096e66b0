package io.repstream.perf.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.repstream.dev.store.EmbeddedMongo;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.oracle.Oracle.Workouts;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** From a ledger file and real stores to a verdict, clean and with an invented sample. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoresIT {
  private static final String DURABLE = "{telemetry:1632}:durable";
  private static final String STREAM = "{telemetry:1632}:stream";
  private static final int SAMPLES = 20;

  @TempDir private Path directory;
  private EmbeddedRedis redis;
  private EmbeddedMongo mongo;
  private Stores stores;

  @BeforeAll
  void fill() {
    redis = EmbeddedRedis.startTemporary();
    mongo = EmbeddedMongo.startInMemory();
    stores = new Stores(mongo.url(), Stores.DEFAULT_DATABASE, redis.url());
    try (MongoClient client = MongoClients.create(mongo.url())) {
      MongoDatabase database = client.getDatabase(Stores.DEFAULT_DATABASE);
      database.getCollection("sampleBuckets").insertOne(bucket());
      database.getCollection("workouts").insertOne(workout());
    }
    try (Jedis jedis = new Jedis(URI.create(redis.url()))) {
      jedis.set("telemetry:layout", "v1:1:1632");
      jedis.hset(DURABLE, "bike/boot", Long.toString(SAMPLES));
    }
  }

  @AfterAll
  void close() {
    mongo.close();
    redis.close();
  }

  @Test
  void cleanRunIsClean() throws IOException {
    Verdict verdict = judge(ledger(SAMPLES));
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.counts().stored()).isEqualTo(SAMPLES);
    assertThat(verdict.counts().workouts()).isEqualTo(1);
  }

  @Test
  void oneInventedAckedSampleIsFound() throws IOException {
    Verdict verdict = judge(ledger(SAMPLES + 1));
    assertThat(verdict.findings())
        .containsExactly(
            new Finding(
                Rule.ACKED_IS_STORED, "bike/boot seq " + (SAMPLES + 1) + " is acked and nowhere"));
  }

  @Test
  void streamIsDrainedOnceEveryGroupHasAcknowledged() {
    assertThat(stores.isDrained()).isTrue();
    try (Jedis jedis = new Jedis(URI.create(redis.url()))) {
      StreamEntryID id = jedis.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("b", "x"));
      assertThat(stores.isDrained()).isFalse();
      jedis.xgroupCreate(STREAM, "ingest", id, false);
      assertThat(stores.isDrained()).isTrue();
    }
  }

  private Verdict judge(Path ledger) throws IOException {
    LedgerContents contents = LedgerReader.read(ledger);
    return Oracle.judge(contents, stores.read(contents.samples().keySet()), Workouts.ENDED, 1);
  }

  private Path ledger(int samples) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int seq = 1; seq <= samples; seq++) {
      lines.append(
          """
          {"machineId":"bike","bootId":"boot","seq":%d,"kind":1,"value":"%s",\
          "sentAt":"2026-11-23T10:00:00Z","ackedAt":"2026-11-23T10:00:00Z"}
          """
              .formatted(seq, Base64.getUrlEncoder().encodeToString(payload(seq))));
    }
    lines.append(
        """
        {"machineId":"bike","bootId":"boot","mark":%d,"told":"ACK","at":"2026-11-23T10:00:00Z"}
        """
            .formatted(SAMPLES));
    return Files.writeString(directory.resolve(samples + ".ndjson"), lines);
  }

  private static byte[] payload(int seq) {
    ByteBuffer packet = PlantedRun.bike(3 * seq, seq / 4);
    byte[] bytes = new byte[packet.remaining()];
    packet.get(bytes);
    return bytes;
  }

  private static Document bucket() {
    Document samples = new Document();
    for (int seq = 1; seq <= SAMPLES; seq++) {
      samples.append(
          Integer.toString(seq),
          new Document("machineTimeMs", 1_000L * seq)
              .append("receivedAtMs", 1_000L * seq)
              .append("kind", 1)
              .append("raw", new Binary(payload(seq))));
    }
    return new Document("_id", "bike/boot/0")
        .append("machineId", "bike")
        .append("bootId", "boot")
        .append("number", 0L)
        .append("s", samples);
  }

  private static Document workout() {
    Document range =
        new Document("bootId", "boot").append("firstSeq", 1L).append("lastSeq", (long) SAMPLES);
    return new Document("_id", "w")
        .append("machineId", "bike")
        .append("state", "COMPLETED")
        .append(
            "figures",
            new Document("distanceSource", "MACHINE")
                .append("distanceMeters", 3.0 * SAMPLES)
                .append("energySource", "MACHINE")
                .append("energyKcal", 5.0))
        .append(
            "evidence",
            new Document("ranges", List.of(range)).append("sampleCount", (long) SAMPLES));
  }
}
