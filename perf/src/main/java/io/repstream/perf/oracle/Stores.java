package io.repstream.perf.oracle;

import java.util.Set;

/**
 * The stores that a run wrote to.
 *
 * @param mongoUrl the document store
 * @param database in it
 * @param redisUrl the Redis with the streams
 */
public record Stores(String mongoUrl, String database, String redisUrl) {
  /** What a deployment is called that was given no other name. */
  public static final String DEFAULT_DATABASE = "repstream";

  /** Reads what they hold of these boots. Blocks. */
  public StoredContents read(Set<MachineBoot> boots) {
    try (MongoStoredContents mongo = new MongoStoredContents(mongoUrl, database);
        RedisStoredContents redis = new RedisStoredContents(redisUrl)) {
      return new StoredContents(
          mongo.samples(boots),
          mongo.workouts(boots),
          redis.durableMarks(boots),
          redis.deadLetters());
    }
  }

  /** Whether ingest has taken everything that was in the streams a moment ago. Blocks. */
  public boolean isDrained() {
    try (RedisStoredContents redis = new RedisStoredContents(redisUrl)) {
      return redis.isDrained();
    }
  }
}
