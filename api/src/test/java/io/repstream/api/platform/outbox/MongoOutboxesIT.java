package io.repstream.api.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.common.clock.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Effects over the real store; processes that die after each step, with clocks of the test's own.
 */
@ApiTest
class MongoOutboxesIT {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final MongoDatabase database;
  private final String collection = "outboxIt" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> delivered = Collections.synchronizedList(new ArrayList<>());
  private volatile Instant now = START;
  private volatile Runnable beforeDelivery = () -> {};
  private volatile Runnable afterDelivery = () -> {};
  private MongoOutboxes outboxes;

  MongoOutboxesIT(ApiServer server) {
    this.database = server.bean(MongoDatabase.class);
  }

  /** The process ends here. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final class Recorder implements EffectHandler {
    @Override
    public String kind() {
      return "note";
    }

    @Override
    public void deliver(Effect effect) {
      beforeDelivery.run();
      delivered.add(effect.payload());
      afterDelivery.run();
    }
  }

  @BeforeEach
  void begin() {
    outboxes = process();
  }

  private MongoOutboxes process() {
    WallClock clock = () -> now;
    return new MongoOutboxes(database, List.of(collection), List.of(new Recorder()), clock);
  }

  private MongoCollection<BsonDocument> documents() {
    return database.getCollection(collection, BsonDocument.class);
  }

  private String written(String... payloads) {
    String id = UUID.randomUUID().toString();
    List<Effect> effects =
        List.of(payloads).stream().map(payload -> Effect.of("note", payload)).toList();
    documents()
        .insertOne(
            new BsonDocument("_id", new BsonString(id))
                .append(MongoOutbox.FIELD, MongoOutbox.field(effects, now)));
    return id;
  }

  private boolean isOpen(String id) {
    return documents()
            .countDocuments(Filters.and(Filters.eq("_id", id), Filters.exists(MongoOutbox.FIELD)))
        == 1;
  }

  @Test
  void deliversAtOnceInOrderAndForgets() {
    String id = written("one", "two");
    outboxes.deliver(collection, id);
    assertThat(delivered).containsExactly("one", "two");
    assertThat(isOpen(id)).isFalse();
    outboxes.deliver(collection, id);
    now = START.plus(Duration.ofDays(1));
    outboxes.lookOnce();
    assertThat(delivered).hasSize(2);
  }

  @Test
  void deliversWhatADeadProcessWrote() {
    String id = written("one", "two");
    outboxes.lookOnce();
    assertThat(delivered).as("its writer has them to itself").isEmpty();
    now = START.plusSeconds(3);
    process().lookOnce();
    assertThat(delivered).containsExactly("one", "two");
    assertThat(isOpen(id)).isFalse();
  }

  @Test
  void repeatsTheOneEffectThatWasUnderWayInAKilledProcess() {
    String id = written("one", "two", "three");
    afterDelivery =
        () -> {
          if (delivered.size() == 2) {
            throw new Killed();
          }
        };
    assertThatExceptionOfType(Killed.class).isThrownBy(() -> outboxes.deliver(collection, id));
    afterDelivery = () -> {};
    process().lookOnce();
    assertThat(delivered).as("the dead one's claim holds").hasSize(2);
    now = START.plusSeconds(31);
    process().lookOnce();
    assertThat(delivered).containsExactly("one", "two", "two", "three");
    assertThat(isOpen(id)).isFalse();
  }

  @Test
  void triesAgainWithGrowingPauses() {
    String id = written("one");
    List<Instant> tries = new ArrayList<>();
    beforeDelivery =
        () -> {
          tries.add(now);
          if (tries.size() < 6) {
            throw new IllegalStateException("away");
          }
        };
    outboxes.deliver(collection, id);
    for (int second = 0; second < 120 && isOpen(id); second++) {
      now = now.plusSeconds(1);
      outboxes.lookOnce();
    }
    assertThat(delivered).containsExactly("one");
    assertThat(tries).hasSize(6);
    assertThat(Duration.between(tries.get(4), tries.get(5)))
        .isGreaterThan(Duration.between(tries.get(0), tries.get(1)));
  }

  @Test
  void twoProcessesDeliverEachEffectOnce() throws Exception {
    for (int i = 0; i < 40; i++) {
      written("n" + i);
    }
    now = START.plusSeconds(5);
    CyclicBarrier together = new CyclicBarrier(2);
    List<Thread> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      MongoOutboxes one = process();
      processes.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      together.await();
                    } catch (Exception broken) {
                      throw new IllegalStateException(broken);
                    }
                    one.lookOnce();
                  }));
    }
    for (Thread process : processes) {
      process.join();
    }
    assertThat(delivered).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void keepsEffectsOfAKindOfTomorrow() {
    String id = written("one");
    documents()
        .updateOne(
            Filters.eq("_id", id),
            new BsonDocument(
                "$set", new BsonDocument("outbox.effects.0.kind", new BsonString("of-tomorrow"))));
    outboxes.deliver(collection, id);
    assertThat(isOpen(id)).isTrue();
  }
}
