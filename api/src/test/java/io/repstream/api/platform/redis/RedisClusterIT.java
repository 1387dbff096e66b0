package io.repstream.api.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.account.session.Rotation;
import io.repstream.api.account.token.EndedSessions.Knowledge;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.RedisConfig;
import io.repstream.api.testing.TestConfig;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.RedisTopology;
import io.repstream.dev.store.EmbeddedRedisCluster;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** The stores on a cluster of three primaries, each with a replica. */
@TestInstance(Lifecycle.PER_CLASS)
class RedisClusterIT extends RedisStoresContract {
  private static final Duration FAILOVER = Duration.ofSeconds(40);

  private static final Pattern OFFSETS =
      Pattern.compile("offset=(\\d+),.*\\smaster_repl_offset:(\\d+)", Pattern.DOTALL);

  private EmbeddedRedisCluster cluster;
  private ApiConfig config;
  private RedisClients redis;

  @BeforeAll
  void start() {
    cluster = EmbeddedRedisCluster.start();
    config =
        TestConfig.with(
            Map.of(
                "repstream.redis.stream.url",
                cluster.url(),
                "repstream.redis.topology",
                "cluster"));
    redis = new RedisClients(config);
  }

  @AfterAll
  void stop() {
    redis.close();
    cluster.close();
  }

  @Override
  RedisClients redis() {
    return redis;
  }

  @Override
  ApiConfig config() {
    return config;
  }

  @Test
  void isNotTakenForOneServer() {
    RedisTopologyCheck.check(config.redis().stream());
    URI url = config.redis().stream().url();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> RedisTopologyCheck.check(new RedisConfig.Place(url, RedisTopology.SINGLE)))
        .withMessageContaining("CLUSTER");
  }

  @Test
  void hearsWhatIsPublishedThroughAnyNode() {
    List<String> heard = new CopyOnWriteArrayList<>();
    JedisPubSub listener =
        new JedisPubSub() {
          @Override
          public void onPMessage(String pattern, String channel, String message) {
            heard.add(channel);
          }
        };
    Thread thread =
        Thread.ofVirtual().start(() -> redis.stream().psubscribe(listener, "live:contract:*"));
    await().atMost(FAILOVER).until(listener::isSubscribed);
    List<String> channels = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      channels.add("live:contract:" + i);
    }
    RedisBatch.run(
        redis.stream(),
        channels.stream().map(name -> RedisBatch.COMMANDS.publish(name, "")).toList());
    await().atMost(FAILOVER).until(() -> heard.containsAll(channels));
    listener.punsubscribe();
    await().atMost(FAILOVER).until(() -> !thread.isAlive());
  }

  @Test
  @Tag("heavy")
  void goesOnWhereAPrimaryIsKilled() {
    List<LoginSessions.Opened> logins = manyLogins();
    List<LoginSessions.Opened> ended = manyLogins();
    ended.forEach(login -> sessions().end(login.sessionId()));
    await().atMost(FAILOVER).until(this::replicaHasAll);

    cluster.firstPrimaries().get(1).kill();
    for (LoginSessions.Opened login : logins) {
      if (!isOnTheSecondPrimary(RedisKeys.refresh(login.sessionId()))) {
        assertThat(sessions().rotate(login.refreshToken())).isInstanceOf(Rotation.Rotated.class);
      }
    }
    for (LoginSessions.Opened login : logins) {
      await()
          .atMost(FAILOVER)
          .ignoreExceptionsInstanceOf(JedisException.class)
          .until(() -> sessions().rotate(login.refreshToken()) instanceof Rotation.Rotated);
      await()
          .atMost(FAILOVER)
          .until(() -> ended().find(login.sessionId()), Knowledge.LIVING::equals);
    }
    for (LoginSessions.Opened login : ended) {
      await()
          .atMost(FAILOVER)
          .until(() -> ended().find(login.sessionId()), Knowledge.ENDED::equals);
    }
    sharesEachQuotaExactly();
    takesEachTicketOnce();
    usesAnAnswerOnlyUnderTheVersionItWasMadeUnder();
    carriesOutBatchesOverAllSlotsAndAnswersInOrder();
  }

  private boolean isOnTheSecondPrimary(String key) {
    return cluster
        .firstHolderOf(JedisClusterCRC16.getSlot(key))
        .equals(cluster.firstPrimaries().get(1));
  }

  private boolean replicaHasAll() {
    try (Jedis primary = new Jedis(URI.create(cluster.firstPrimaries().get(1).url()))) {
      Matcher offsets = OFFSETS.matcher(primary.info("replication"));
      return offsets.find() && offsets.group(1).equals(offsets.group(2));
    }
  }
}
