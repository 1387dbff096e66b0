package io.repstream.api.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.repstream.api.ingest.share.RedisShardLease;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.stream.StreamEntry.Packed;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.dev.store.EmbeddedRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadGroupParams;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisTelemetryStreamIT {
  private static final TelemetryShards SHARDS = new TelemetryShards(1);
  private static final String STREAM = SHARDS.stream(0);
  private static final int ALL = 100;

  private EmbeddedRedis server;
  private RedisClient redis;
  private TelemetryStream stream;
  private ShardLease lease;
  private long epoch;

  @BeforeAll
  void startRedis() {
    server = EmbeddedRedis.startTemporary();
    redis = RedisClient.create(server.url());
  }

  @AfterAll
  void stopRedis() {
    redis.close();
    server.close();
  }

  @BeforeEach
  void openEmptyStream() {
    redis.flushAll();
    stream = consumer("one");
    stream.open();
    lease = lease("run-1");
    epoch = lease.hold().orElseThrow();
  }

  @Test
  void readsNewEntriesOnceAndPendingOnesAgain() {
    String a = add("a");
    String b = add("b");

    assertThat(texts(stream.next(1))).containsExactly("a");
    assertThat(texts(stream.next(ALL))).containsExactly("b");
    assertThat(stream.next(ALL)).isEmpty();
    assertThat(texts(pending(Optional.empty(), ALL))).containsExactly("a", "b");
    assertThat(texts(pending(Optional.of(a), ALL))).containsExactly("b");

    assertThat(stream.acknowledge(List.of(a, b), epoch)).isTrue();
    assertThat(pending(Optional.empty(), ALL)).isEmpty();
    assertThat(stream.backlog()).isEqualTo(new Backlog(2, 0));
  }

  @Test
  void opensAStreamThatIsThereAlready() {
    add("a");
    stream.next(ALL);

    stream.open();

    assertThat(pending(Optional.empty(), ALL)).hasSize(1);
  }

  @Test
  void refusesAnotherLayoutThanTheOneAgreedOn() {
    TelemetryStream other = new RedisTelemetryStream(redis, new TelemetryShards(2), 0, "one");

    assertThatIllegalStateException().isThrownBy(other::open).withMessageContaining("v1:1:");
  }

  @Test
  void acknowledgesOnlyUnderTheLeaseInForce() {
    String a = add("a");
    stream.next(ALL);

    assertThat(stream.acknowledge(List.of(a), epoch - 1)).isFalse();
    redis.del(SHARDS.lease(0));
    assertThat(stream.acknowledge(List.of(a), epoch)).isFalse();

    assertThat(pending(Optional.empty(), ALL)).hasSize(1);
  }

  @Test
  void acknowledgesMoreThanOneScriptCallTakes() {
    for (int i = 0; i < 2_500; i++) {
      add("x");
    }
    List<String> ids = stream.next(5_000).stream().map(StreamEntry::id).toList();

    assertThat(stream.acknowledge(ids, epoch)).isTrue();
    assertThat(stream.backlog().pending()).isZero();
  }

  @Test
  void takesOverWhatADeadConsumerLeft() {
    for (int i = 0; i < 600; i++) {
      add("x" + i);
    }
    consumer("dead").next(1_000);

    assertThat(stream.claim(Duration.ofMinutes(1))).isEqualTo(new Claim(0, 0));
    assertThat(stream.claim(Duration.ZERO)).isEqualTo(new Claim(600, 0));

    assertThat(pending(Optional.empty(), 1_000)).hasSize(600);
  }

  @Test
  void tellsEntriesThatWereRemovedWhilePending() {
    String a = add("a");
    add("b");
    consumer("dead").next(ALL);
    redis.xdel(STREAM, new StreamEntryID(a));

    stream.claim(Duration.ZERO);

    assertThat(pending(Optional.empty(), ALL)).first().isEqualTo(new StreamEntry.Gone(a));
    assertThat(pending(Optional.of(a), ALL)).singleElement().isInstanceOf(Packed.class);
  }

  @Test
  void tellsEntriesOfSomebodyElse() {
    redis.xadd(STREAM, XAddParams.xAddParams(), Map.of("other", "field"));

    assertThat(stream.next(ALL)).singleElement().isInstanceOf(StreamEntry.Foreign.class);
  }

  @Test
  void countsHowOftenAnEntryWasDelivered() {
    add("a");
    stream.next(ALL);
    stream.pending(Optional.empty(), ALL);
    add("b");
    stream.next(ALL);

    assertThat(stream.pending(Optional.empty(), ALL))
        .extracting(Redelivery::deliveries)
        .containsExactly(3L, 2L);
  }

  @Test
  void journalCountsTheCrashesOfWhatWasInHand() {
    SuspectJournal journal = new RedisSuspectJournal(redis, SHARDS.suspect(0));
    journal.open();
    assertThat(journal.takeInHand("m/b/1")).isZero();
    journal.done("m/b/1");
    journal.takeInHand("m/b/2");
    journal.open();
    journal.takeInHand("m/b/2");
    journal.open();
    journal.takeInHand("m/b/3");
    journal.putDown();
    journal.open();

    assertThat(journal.takeInHand("m/b/2")).isEqualTo(2);
    assertThat(journal.takeInHand("m/b/1")).isZero();
    assertThat(journal.takeInHand("m/b/3")).isZero();
    journal.done("m/b/2");
    assertThat(journal.takeInHand("m/b/2")).isZero();
    assertThat(redis.pttl(SHARDS.suspect(0))).isPositive();
  }

  @Test
  void buriesWithReasonKeyAndBytesAndAcknowledges() {
    String a = add("a");
    stream.next(ALL);

    stream.buryPart(new DeadLetter("odd", a, "m/b/7", "part".getBytes(UTF_8)));
    assertThat(stream.backlog().pending()).isEqualTo(1);
    stream.bury(new DeadLetter("bad", a, a, "whole".getBytes(UTF_8)));

    assertThat(stream.backlog().pending()).isZero();
    assertThat(redis.xrange(SHARDS.dead(0), "-", "+"))
        .extracting(entry -> entry.getFields())
        .containsExactly(
            Map.of("reason", "odd", "id", a, "key", "m/b/7", "b", "part"),
            Map.of("reason", "bad", "id", a, "key", a, "b", "whole"));
  }

  @Test
  void trimsOnlyWhatEveryGroupHasDoneWith() {
    redis.xgroupCreate(STREAM, "other", new StreamEntryID(0, 0), false);
    String a = add("a");
    String b = add("b");
    add("c");
    stream.next(ALL);
    stream.acknowledge(List.of(a, b), epoch);

    assertThat(stream.trim()).as("the other group has read nothing").isZero();

    redis.xreadGroupBinary(
        "other".getBytes(UTF_8),
        "x".getBytes(UTF_8),
        XReadGroupParams.xReadGroupParams().count(2),
        Map.of(STREAM.getBytes(UTF_8), StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    assertThat(stream.trim()).as("a is pending there").isZero();

    redis.xack(STREAM, "other", new StreamEntryID(a));
    assertThat(stream.trim()).as("b is pending there, c here").isEqualTo(1);
    assertThat(redis.xlen(STREAM)).isEqualTo(2);
  }

  @Test
  void trimsNothingOfAStreamThatIsNotThere() {
    redis.del(STREAM);

    assertThat(stream.trim()).isZero();
  }

  private ShardLease lease(String holder) {
    return new RedisShardLease(redis, SHARDS.lease(0), holder, Duration.ofSeconds(10));
  }

  private List<StreamEntry> pending(Optional<String> after, int limit) {
    return stream.pending(after, limit).stream().map(Redelivery::entry).toList();
  }

  private TelemetryStream consumer(String name) {
    return new RedisTelemetryStream(redis, SHARDS, 0, name);
  }

  private String add(String text) {
    byte[] id =
        redis.xadd(
            STREAM.getBytes(UTF_8),
            XAddParams.xAddParams(),
            Map.of(TelemetryEntryCodec.FIELD.getBytes(UTF_8), text.getBytes(UTF_8)));
    return new String(id, UTF_8);
  }

  private static List<String> texts(List<StreamEntry> entries) {
    return entries.stream().map(entry -> new String(((Packed) entry).bytes(), UTF_8)).toList();
  }
}
