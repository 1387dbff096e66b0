package io.repstream.dev.store;

import io.repstream.dev.process.ChildSpawner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores of a development gym: those that are configured are used as they are, the others are
 * embedded and end with {@link #close}, the last one started first.
 */
public final class DevStores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DevStores.class);

  private final Running redis;
  private final Running mongo;
  private final Running s3;
  private final Deque<Running> all;

  private DevStores(Running redis, Running mongo, Running s3, Deque<Running> all) {
    this.redis = redis;
    this.mongo = mongo;
    this.s3 = s3;
    this.all = all;
  }

  /**
   * Starts what is to be embedded.
   *
   * @param spawner what ties the Redis process to this one
   * @throws StoreException when one does not start; those started before are stopped again
   */
  public static DevStores start(StorePlan plan, ChildSpawner spawner, StoreListener listener) {
    Deque<Running> all = new ArrayDeque<>();
    try {
      return new DevStores(
          open("Redis", () -> redis(plan.redis(), spawner), listener, all),
          open("document store", () -> mongo(plan.mongo()), listener, all),
          open("object store", () -> s3(plan.s3(), plan.s3Credentials()), listener, all),
          all);
    } catch (StoreException e) {
      closeAll(all);
      throw e;
    }
  }

  /** A store that can be used; a configured one has nothing to close. */
  private record Running(
      String url,
      String shown,
      AutoCloseable store,
      Optional<CompletableFuture<Process>> processExit) {
    static Running configured(StorePlace.Configured place) {
      return new Running(
          place.url(), place.shown() + ", as configured", () -> {}, Optional.empty());
    }

    static Running embedded(String url, AutoCloseable store) {
      return new Running(url, url, store, Optional.empty());
    }
  }

  private static Running open(
      String name, Supplier<Running> store, StoreListener listener, Deque<Running> all) {
    listener.starting(name);
    Running running = store.get();
    all.push(running);
    listener.ready(running.shown());
    return running;
  }

  private static Running redis(StorePlace place, ChildSpawner spawner) {
    return switch (place) {
      case StorePlace.Configured configured -> Running.configured(configured);
      case StorePlace.Embedded embedded -> {
        EmbeddedRedis store = EmbeddedRedis.start(embedded.data(), embedded.port(), spawner);
        yield new Running(store.url(), store.url(), store, Optional.of(store.onExit()));
      }
    };
  }

  private static Running mongo(StorePlace place) {
    return switch (place) {
      case StorePlace.Configured configured -> Running.configured(configured);
      case StorePlace.Embedded embedded -> {
        EmbeddedMongo store = EmbeddedMongo.start(embedded.data(), embedded.port());
        yield Running.embedded(store.url(), store);
      }
    };
  }

  private static Running s3(StorePlace place, S3Credentials credentials) {
    return switch (place) {
      case StorePlace.Configured configured -> Running.configured(configured);
      case StorePlace.Embedded embedded -> {
        EmbeddedS3 store = EmbeddedS3.start(embedded.data(), embedded.port(), credentials);
        store.createBucket(EmbeddedS3.BUCKET);
        yield Running.embedded(store.url(), store);
      }
    };
  }

  /** Where Redis is. */
  public String redisUrl() {
    return redis.url();
  }

  /** Where the MongoDB-compatible store is. */
  public String mongoUrl() {
    return mongo.url();
  }

  /** Where the S3-compatible store is. */
  public String s3Url() {
    return s3.url();
  }

  /** Completes when the embedded Redis process ends; empty where Redis is a configured one. */
  public Optional<CompletableFuture<Process>> redisExit() {
    return redis.processExit();
  }

  /** Stops what was embedded. */
  @Override
  public void close() {
    closeAll(all);
  }

  private static void closeAll(Deque<Running> all) {
    while (!all.isEmpty()) {
      Running running = all.pop();
      try {
        running.store().close();
      } catch (Exception e) {
        // The others must be stopped all the same.
        LOG.warn("the store at {} did not stop in good order", running.shown(), e);
      }
    }
  }
}
