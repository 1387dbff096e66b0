package io.repstream.api.ingest.dead;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.RedisTelemetryStream;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.api.platform.config.RedisConfig;
import io.repstream.common.redis.RedisTopology;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.dev.store.EmbeddedRedis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterCommandIT {
  private static final TelemetryShards SHARDS = new TelemetryShards(2);

  private EmbeddedRedis server;
  private RedisClient redis;
  private RedisDeadLetterBox box;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeAll
  void startRedis() {
    server = EmbeddedRedis.startTemporary();
    redis = RedisClient.create(server.url());
    box =
        new RedisDeadLetterBox(
            new RedisConfig.Place(URI.create(server.url()), RedisTopology.SINGLE), SHARDS);
  }

  @AfterAll
  void stopRedis() {
    box.close();
    redis.close();
    server.close();
  }

  @BeforeEach
  void buryThree() {
    redis.flushAll();
    printed.reset();
    TelemetryStream stream = new RedisTelemetryStream(redis, SHARDS, 1, "one");
    stream.open();
    stream.buryPart(new DeadLetter("out_of_range", "5-0", "m/b/7", new byte[] {1, 0, -1}));
    stream.buryPart(new DeadLetter("out_of_range", "5-0", "m/b/7", new byte[] {1, 0, -1}));
    stream.buryPart(new DeadLetter("foreign_entry", "6-0", "6-0", new byte[0]));
  }

  @Test
  void listsWhatWasPutAside() {
    assertThat(execute("list")).isEqualTo(DeadLetterCommand.OK);

    assertThat(text()).contains("out_of_range\tm/b/7\t3", "foreign_entry\t6-0\t0", "3 letters");
  }

  @Test
  void replaysToTheStreamOnceForEachLetter() {
    redis.hset(SHARDS.suspect(1), "crashes:m/b/7", "3");

    assertThat(execute("replay", "m/b/7")).isEqualTo(DeadLetterCommand.OK);
    assertThat(execute("replay", "m/b/7")).isEqualTo(DeadLetterCommand.NONE_FOUND);

    assertThat(redis.xlen(SHARDS.dead(1))).isEqualTo(1);
    assertThat(redis.hexists(SHARDS.suspect(1), "crashes:m/b/7")).isFalse();
    TelemetryStream reader = new RedisTelemetryStream(redis, SHARDS, 1, "one");
    assertThat(reader.next(10))
        .hasSize(2)
        .allSatisfy(
            entry -> assertThat(((StreamEntry.Packed) entry).bytes()).containsExactly(1, 0, -1));
  }

  @Test
  void whatHoldsNothingIsNotReplayedAndStays() {
    assertThat(execute("replay", "--all")).isEqualTo(DeadLetterCommand.OK);

    assertThat(text()).contains("2 replayed");
    assertThat(redis.xlen(SHARDS.dead(1))).isEqualTo(1);
  }

  @Test
  void dropsOneOrAll() {
    assertThat(execute("drop", "6-0")).isEqualTo(DeadLetterCommand.OK);
    assertThat(execute("drop", "6-0")).isEqualTo(DeadLetterCommand.NONE_FOUND);
    assertThat(redis.xlen(SHARDS.dead(1))).isEqualTo(2);

    assertThat(execute("drop", "--all")).isEqualTo(DeadLetterCommand.OK);
    assertThat(redis.xlen(SHARDS.dead(1))).isZero();
    assertThat(redis.xlen(SHARDS.stream(1))).isZero();
  }

  @Test
  void tellsItsUsage() {
    for (String[] misuse : new String[][] {{}, {"replay"}, {"burn", "x"}, {"list", "x"}}) {
      assertThat(execute(misuse)).isEqualTo(DeadLetterCommand.MISUSED);
    }
    assertThat(text()).contains("dlq replay KEY");
    assertThat(redis.hgetAll(SHARDS.suspect(1))).isEqualTo(Map.of());
  }

  private int execute(String... arguments) {
    return new DeadLetterCommand(box, new PrintStream(printed, true, UTF_8))
        .execute(List.of(arguments));
  }

  private String text() {
    return printed.toString(UTF_8);
  }
}
