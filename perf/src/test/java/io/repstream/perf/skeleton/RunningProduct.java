package io.repstream.perf.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.repstream.perf.oracle.Stores;
import io.repstream.perf.stand.GatewayProcess;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Stores, api and one gateway, all of this test's own; both processes count towards coverage. */
final class RunningProduct implements AutoCloseable {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private final Stand stand;
  private final GatewayProcess gateway;

  RunningProduct() throws IOException, InterruptedException {
    this.stand =
        Stand.open(
            MODULE.getParent(), MODULE.resolve("target/skeleton"), 0, RunningProduct::jvmOptions);
    try {
      this.gateway = stand.gateway(List.of(), Map.of());
    } catch (InterruptedException | RuntimeException e) {
      stand.close();
      throw e;
    }
  }

  // Quick to start; nothing here runs long enough to pay for more.
  private static List<String> jvmOptions(String service) {
    List<String> options = new ArrayList<>(CoverageAgent.argumentsFor(service));
    options.add("-XX:TieredStopAtLevel=1");
    return options;
  }

  Stand stand() {
    return stand;
  }

  URI apiUrl() {
    return URI.create("http://127.0.0.1:" + stand.apiDoor().getPort());
  }

  InetSocketAddress gatewayDoor() {
    return gateway.door();
  }

  void killGateway() {
    gateway.process().kill();
  }

  /** On the same ports as before. */
  void startGatewayAgain() throws InterruptedException {
    gateway.startAgain();
  }

  boolean isRunning() {
    return stand.api().process().isRunning() && gateway.process().isRunning();
  }

  /** As if a later release had written the document: a higher version, and a field more. */
  void addToDocument(String collection, String id) {
    Stores stores = stand.stores();
    try (MongoClient client = MongoClients.create(stores.mongoUrl())) {
      UpdateResult added =
          client
              .getDatabase(stores.database())
              .getCollection(collection)
              .updateOne(
                  Filters.eq(id),
                  Updates.combine(
                      Updates.inc("schemaVersion", 1),
                      Updates.set("later", new Document("deep", List.of(1)))));
      assertThat(added.getModifiedCount()).isEqualTo(1);
    }
  }

  @Override
  public void close() {
    try (stand) {
      gateway.close();
    }
  }
}
