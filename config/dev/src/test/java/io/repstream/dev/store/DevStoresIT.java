package io.repstream.dev.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repstream.dev.process.ChildSpawner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class DevStoresIT {
  private static final StorePlace OTHER_MONGO = new StorePlace.Configured("mongodb://db.test");
  private static final StorePlace OTHER_S3 = new StorePlace.Configured("http://files.test");
  private static final S3Credentials CREDENTIALS = new S3Credentials("local", "secret");

  @TempDir Path data;

  @Test
  void embedsOnlyWhatIsNotConfigured() throws Exception {
    RecordingListener listener = new RecordingListener();
    StorePlan plan = new StorePlan(embedded("redis"), OTHER_MONGO, OTHER_S3, CREDENTIALS);

    DevStores stores = DevStores.start(plan, ChildSpawner.plain(), listener);

    try (stores;
        Jedis client = new Jedis(stores.redisUrl())) {
      assertThat(client.ping()).isEqualTo("PONG");
      assertThat(stores.mongoUrl()).isEqualTo("mongodb://db.test");
      assertThat(stores.s3Url()).isEqualTo("http://files.test");
      assertThat(listener.heard)
          .containsExactly(
              "Redis", stores.redisUrl(),
              "document store", "mongodb://db.test, as configured",
              "object store", "http://files.test, as configured");
    }
    assertThat(stores.redisExit().orElseThrow().get(5, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void stopsTheFirstStoreWhenALaterOneDoesNotStart() {
    try (EmbeddedMongo inTheWay = EmbeddedMongo.startInMemory()) {
      List<Process> children = new ArrayList<>();
      ChildSpawner remembering =
          child -> {
            Process process = child.start();
            children.add(process);
            return process;
          };
      StorePlace takenPort = new StorePlace.Embedded(data.resolve("mongo"), inTheWay.port());
      StorePlan plan = new StorePlan(embedded("redis"), takenPort, OTHER_S3, CREDENTIALS);

      assertThatThrownBy(() -> DevStores.start(plan, remembering, StoreListener.silent()))
          .isInstanceOf(StoreException.class);

      assertThat(children).hasSize(1).noneMatch(Process::isAlive);
    }
  }

  private StorePlace embedded(String name) {
    return new StorePlace.Embedded(data.resolve(name), 0);
  }

  private static final class RecordingListener implements StoreListener {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void starting(String store) {
      heard.add(store);
    }

    @Override
    public void ready(String address) {
      heard.add(address);
    }
  }
}
