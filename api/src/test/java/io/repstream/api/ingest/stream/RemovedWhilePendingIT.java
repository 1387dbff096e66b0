package io.repstream.api.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.dev.store.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;

/**
 * An entry that was removed while it was pending is told once, whatever the version of Redis: 6.2
 * leaves a hole in what a consumer reads again, 7.0 tells of it when entries are claimed.
 */
class RemovedWhilePendingIT {
  private static final TelemetryShards SHARDS = new TelemetryShards(1);

  /** The embedded server, and the one of this machine where there is one. */
  static Stream<Optional<Path>> servers() {
    return Stream.concat(Stream.of(Optional.empty()), onPath().stream().map(Optional::of));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void isToldOnce(Optional<Path> binary, @TempDir Path directory) throws Exception {
    try (Server server = binary.isEmpty() ? Server.embedded() : Server.of(binary.get(), directory);
        RedisClient redis = RedisClient.create(server.url())) {
      TelemetryStream dead = new RedisTelemetryStream(redis, SHARDS, 0, "dead");
      TelemetryStream heir = new RedisTelemetryStream(redis, SHARDS, 0, "heir");
      dead.open();
      String removed = add(redis);
      String kept = add(redis);
      dead.next(10);
      redis.xdel(SHARDS.stream(0), new StreamEntryID(removed));

      Claim claim = heir.claim(Duration.ZERO);

      List<StreamEntry> pending =
          heir.pending(Optional.empty(), 10).stream().map(Redelivery::entry).toList();
      long holes = pending.stream().filter(entry -> entry instanceof StreamEntry.Gone).count();
      assertThat(claim.gone() + holes).as("lost entries told").isEqualTo(1);
      assertThat(pending).extracting(StreamEntry::id).contains(kept);
      assertThat(heir.claim(Duration.ZERO).gone()).isZero();
    }
  }

  private static String add(RedisClient redis) {
    byte[] id =
        redis.xadd(
            SHARDS.stream(0).getBytes(UTF_8),
            XAddParams.xAddParams(),
            Map.of(TelemetryEntryCodec.FIELD.getBytes(UTF_8), new byte[] {1}));
    return new String(id, UTF_8);
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A server that ends with the test. */
  private record Server(String url, Runnable stop) implements AutoCloseable {
    static Server embedded() {
      EmbeddedRedis redis = EmbeddedRedis.startTemporary();
      return new Server(redis.url(), redis::close);
    }

    static Server of(Path binary, Path directory) throws IOException {
      int port = LoopbackPorts.free();
      Process process =
          new ProcessBuilder(
                  binary.toString(),
                  "--bind",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(port),
                  "--save",
                  "",
                  "--dir",
                  directory.toString())
              .redirectOutput(directory.resolve("redis.log").toFile())
              .redirectErrorStream(true)
              .start();
      String url = "redis://127.0.0.1:" + port;
      Awaitility.await().ignoreExceptions().until(() -> answers(url));
      return new Server(url, process::destroy);
    }

    private static boolean answers(String url) {
      try (RedisClient probe = RedisClient.create(url)) {
        return "PONG".equals(probe.ping());
      }
    }

    @Override
    public void close() {
      stop.run();
    }
  }
}
