package io.repstream.perf.chaos.ingest;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.repstream.common.redis.RedisKeys;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.oracle.Stores;
import io.repstream.perf.stand.KeyedOrders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import redis.clients.jedis.Jedis;

/**
 * Orders under idempotency keys, given while the api is killed: each must make one command, which
 * comes to its machine once.
 */
final class OrderedOnce implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private final Stage stage;
  private final KeyedOrders orders;

  private OrderedOnce(Stage stage, KeyedOrders orders) {
    this.stage = stage;
    this.orders = orders;
  }

  static OrderedOnce begin(Stage stage) throws IOException, InterruptedException {
    return new OrderedOnce(stage, stage.stand().gym().giveOrders());
  }

  void judge() throws IOException, InterruptedException {
    stage.expect("every order is answered in the end", orders.end(ANSWER_LIMIT), "");
    List<String> answers = orders.answers();
    stage.expect(
        "no two orders have one answer, and a repeated one has the same",
        new HashSet<>(answers).size() == answers.size() && answers.equals(orders.repeat()),
        answers.size() + " orders, one of them given " + orders.mostTries() + " times");
    long stored = commandsStored();
    stage.expect("each order is one command", stored == answers.size(), stored + " commands");
    stage.expectWithin(
        "each command comes to its machine",
        ANSWER_LIMIT,
        () -> delivered().size() >= answers.size());
    List<String> delivered = delivered();
    stage.expect(
        "and comes once",
        delivered.size() == answers.size() && new HashSet<>(delivered).size() == delivered.size(),
        delivered.size() + " deliveries");
  }

  private long commandsStored() {
    Stores stores = stage.stand().stores();
    try (MongoClient client = MongoClients.create(stores.mongoUrl())) {
      return client
          .getDatabase(stores.database())
          .getCollection("commands")
          .countDocuments(Filters.eq("machineId", orders.machineId().value()));
    }
  }

  private List<String> delivered() {
    try (Jedis redis = new Jedis(URI.create(stage.stand().stores().redisUrl()))) {
      return redis.lrange(RedisKeys.machineCommands(orders.machineId()), 0, -1);
    }
  }

  @Override
  public void close() {
    orders.close();
  }
}
