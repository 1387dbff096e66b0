package io.repstream.api.testing;

import io.repstream.api.platform.config.RedisConfig;
import io.repstream.api.platform.redis.RedisAccess;
import io.repstream.common.redis.RedisTopology;
import io.repstream.dev.store.EmbeddedMongo;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.dev.store.EmbeddedRedisCluster;
import io.repstream.dev.store.EmbeddedS3;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/**
 * The stores for tests: embedded, or those that {@code REPSTREAM_TEST_REDIS_URL} and {@code
 * REPSTREAM_TEST_MONGODB_URI} name. With {@code REPSTREAM_TEST_REDIS_TOPOLOGY=cluster} Redis is a
 * cluster, the given one or an embedded one; tests that stop or freeze it need a single server.
 */
public final class TestStores implements AutoCloseable {
  private final Optional<EmbeddedRedis> redis;
  private final Optional<EmbeddedRedisCluster> cluster;
  private final Optional<EmbeddedMongo> mongo;
  private final EmbeddedS3 s3 = EmbeddedS3.startTemporary();
  private final String redisUrl;
  private final String mongoUrl;

  private TestStores() {
    s3.createBucket(EmbeddedS3.BUCKET);
    Optional<String> givenRedis = Optional.ofNullable(System.getenv("REPSTREAM_TEST_REDIS_URL"));
    Optional<String> givenMongo = Optional.ofNullable(System.getenv("REPSTREAM_TEST_MONGODB_URI"));
    boolean isGiven = givenRedis.isPresent();
    boolean isCluster = redisTopology() == RedisTopology.CLUSTER;
    redis = isGiven || isCluster ? Optional.empty() : Optional.of(EmbeddedRedis.startTemporary());
    cluster = isGiven || !isCluster ? Optional.empty() : Optional.of(EmbeddedRedisCluster.start());
    mongo = givenMongo.isPresent() ? Optional.empty() : Optional.of(EmbeddedMongo.startInMemory());
    redisUrl =
        givenRedis.orElseGet(
            () ->
                cluster.map(EmbeddedRedisCluster::url).orElseGet(() -> redis.orElseThrow().url()));
    mongoUrl = givenMongo.orElseGet(() -> mongo.orElseThrow().url());
  }

  /** Starts what is not given. */
  public static TestStores start() {
    return new TestStores();
  }

  public String redisUrl() {
    return redisUrl;
  }

  /** Another client of Redis than the api's own; whoever opens it closes it. */
  public UnifiedJedis openRedis() {
    return RedisAccess.open(new RedisConfig.Place(URI.create(redisUrl), redisTopology()));
  }

  /** How the Redis of the tests is laid out. */
  public static RedisTopology redisTopology() {
    return Optional.ofNullable(System.getenv("REPSTREAM_TEST_REDIS_TOPOLOGY"))
        .map(name -> RedisTopology.valueOf(name.toUpperCase(Locale.ROOT)))
        .orElse(RedisTopology.SINGLE);
  }

  public String mongoUrl() {
    return mongoUrl;
  }

  /** The embedded Redis, for tests that stop or freeze it. */
  public EmbeddedRedis redis() {
    return redis.orElseThrow();
  }

  /** The S3-compatible store, with a bucket; always embedded, since its content is thrown away. */
  public EmbeddedS3 s3() {
    return s3;
  }

  @Override
  public void close() {
    s3.close();
    redis.ifPresent(EmbeddedRedis::close);
    cluster.ifPresent(EmbeddedRedisCluster::close);
    mongo.ifPresent(EmbeddedMongo::close);
  }
}
