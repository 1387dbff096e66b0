package io.repstream.dev.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class EmbeddedRedisIT {
  @TempDir Path data;

  @Test
  void keepsDataAndPortOverStopAndRestart() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0)) {
      String url = redis.url();
      try (Jedis client = new Jedis(url)) {
        client.set("gym", "open");
      }
      redis.stop();
      assertThat(redis.isRunning()).isFalse();

      redis.restart();

      assertThat(redis.url()).isEqualTo(url);
      try (Jedis client = new Jedis(url)) {
        assertThat(client.get("gym")).isEqualTo("open");
      }
    }
  }

  @Test
  void isGoneAfterKillAndBackAfterRestart() {
    try (EmbeddedRedis redis = EmbeddedRedis.startTemporary()) {
      long pid = redis.pid();

      redis.kill();

      assertThat(ProcessHandle.of(pid)).isEmpty();
      redis.restart();
      try (Jedis client = new Jedis(redis.url())) {
        assertThat(client.ping()).isEqualTo("PONG");
      }
    }
  }

  @Test
  void answersNothingWhileFrozen() {
    try (EmbeddedRedis redis = EmbeddedRedis.startTemporary();
        Jedis client = impatientClient(redis.port())) {
      client.ping();

      redis.freeze();

      assertThatThrownBy(client::ping).isInstanceOf(JedisConnectionException.class);
      redis.thaw();
      try (Jedis other = new Jedis(redis.url())) {
        assertThat(other.ping()).isEqualTo("PONG");
      }
    }
  }

  @Test
  void closesThoughFrozen() {
    EmbeddedRedis redis = EmbeddedRedis.startTemporary();
    long pid = redis.pid();
    redis.freeze();

    redis.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void saysWhyItCannotStartOnATakenPort() {
    try (EmbeddedRedis redis = EmbeddedRedis.startTemporary()) {
      assertThatThrownBy(() -> EmbeddedRedis.start(data, redis.port()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void writesAnAppendOnlyFileAndNoSnapshot() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(data, 0);
        Jedis client = new Jedis(redis.url())) {
      client.set("a", "b");
      assertThat(client.configGet("appendfsync")).containsEntry("appendfsync", "everysec");
    }
    try (var files = Files.list(data)) {
      assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("appendonly.aof"));
    }
  }

  private static Jedis impatientClient(int port) {
    return new Jedis(
        new HostAndPort("127.0.0.1", port),
        DefaultJedisClientConfig.builder().socketTimeoutMillis(200).build());
  }
}
