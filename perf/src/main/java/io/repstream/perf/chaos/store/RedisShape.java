package io.repstream.perf.chaos.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.repstream.dev.store.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** The ways in which Redis can be away. */
enum RedisShape implements RedisOutage.Harm {
  SILENT,
  KILLED,
  LOADING,
  FULL,
  READ_ONLY;

  private static final int CLIENT_TIMEOUT_MILLIS = 120_000;

  @Override
  public void harm(EmbeddedRedis redis, Duration forTime) {
    switch (this) {
      case SILENT -> redis.freeze();
      case KILLED -> redis.kill();
      case LOADING -> load(redis, forTime);
      case FULL -> config(redis, "maxmemory", "1");
      case READ_ONLY -> replicaOf(redis, "127.0.0.1", "1");
    }
  }

  @Override
  public void heal(EmbeddedRedis redis) {
    switch (this) {
      case SILENT -> redis.thaw();
      case KILLED -> redis.restart();
      case LOADING -> awaitLoaded(redis);
      case FULL -> config(redis, "maxmemory", "0");
      case READ_ONLY -> replicaOf(redis, "NO", "ONE");
    }
  }

  private static void config(EmbeddedRedis redis, String name, String value) {
    try (Jedis jedis = client(redis)) {
      jedis.configSet(name, value);
    }
  }

  /** A replica of nobody keeps its data, serves reads and refuses writes. */
  private static void replicaOf(EmbeddedRedis redis, String host, String port) {
    try (Jedis jedis = client(redis)) {
      jedis.sendCommand(Protocol.Command.REPLICAOF, host, port);
    }
  }

  /** Reads its file again, so slowly that it takes the time; answers LOADING meanwhile. */
  private static void load(EmbeddedRedis redis, Duration forTime) {
    try (Jedis jedis = client(redis)) {
      long commands = Math.max(1, commandsIn(file(jedis)));
      // The rest is what loading costs by itself, and what each pause lasts too long.
      long pausedMicros = forTime.toNanos() / 1_000 * 2 / 3;
      long microsEach = Math.max(1, pausedMicros / commands);
      jedis.configSet("key-load-delay", Long.toString(microsEach));
    }
    Thread.ofVirtual()
        .name("reload")
        .start(
            () -> {
              try (Jedis jedis = client(redis)) {
                jedis.sendCommand(() -> "DEBUG".getBytes(US_ASCII), "LOADAOF");
              } catch (JedisException e) {
                // The connection ends with Redis, if that is stopped meanwhile.
              }
            });
  }

  private static void awaitLoaded(EmbeddedRedis redis) {
    try (Jedis jedis = client(redis)) {
      while (jedis.info("persistence").contains("loading:1")) {
        Thread.sleep(100);
      }
      jedis.configSet("key-load-delay", "0");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path file(Jedis jedis) {
    return Path.of(
        jedis.configGet("dir").get("dir"), jedis.configGet("appendfilename").get("appendfilename"));
  }

  /** In the append-only file each command begins with a star and its number of arguments. */
  private static long commandsIn(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      long commands = 0;
      for (int i = 1; i < bytes.length; i++) {
        commands += bytes[i] == '*' && bytes[i - 1] == '\n' ? 1 : 0;
      }
      return commands;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Jedis client(EmbeddedRedis redis) {
    return new Jedis(URI.create(redis.url()), CLIENT_TIMEOUT_MILLIS);
  }
}
