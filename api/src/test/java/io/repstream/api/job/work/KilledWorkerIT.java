package io.repstream.api.job.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.repstream.api.job.Job;
import io.repstream.api.job.JobKinds;
import io.repstream.api.job.JobRequest;
import io.repstream.api.job.JobState;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.Jobs;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.JobId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A job whose processes are killed by SIGKILL, over the real store. */
@ApiTest
class KilledWorkerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final JobStore store;
  private final MongoDatabase database;
  private final String mongoUrl;

  KilledWorkerIT(ApiServer server) {
    this.store = server.bean(JobStore.class);
    this.database = server.bean(MongoDatabase.class);
    this.mongoUrl = server.stores().mongoUrl();
  }

  @Test
  void endsOnceThoughItsProcessesAreKilled() throws Exception {
    MongoJobVictim.MongoUnits units = new MongoJobVictim.MongoUnits(database);
    Jobs jobs = new Jobs(store, new SilentHints(), new JobKinds(List.of(units)));
    JobId id = new JobId(UuidCreator.getTimeOrderedEpoch());
    var _ =
        jobs.request(
            new JobRequest(id, units.kind(), null, "", WallClock.system().instant(), null));

    killOnce(id, 10);
    killOnce(id, 30);
    Process last = victim();
    try {
      await().atMost(PATIENCE).until(() -> read(id).state().isFinal());
    } finally {
      kill(last);
    }

    assertThat(read(id).state()).isEqualTo(JobState.SUCCEEDED);
    List<Integer> effects =
        database
            .getCollection(MongoJobVictim.EFFECTS)
            .find(Filters.eq("_id", id.toString()))
            .first()
            .getList("units", Integer.class);
    assertThat(effects)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MongoJobVictim.UNITS).boxed().toList());
  }

  private Job read(JobId id) {
    return store.byId(id).orElseThrow();
  }

  private void killOnce(JobId id, long afterUnits) throws Exception {
    Process process = victim();
    try {
      await().atMost(PATIENCE).until(() -> read(id).progress().done() >= afterUnits);
    } finally {
      kill(process);
    }
    assertThat(read(id).state()).isEqualTo(JobState.RUNNING);
  }

  private Process victim() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            MongoJobVictim.class.getName(),
            mongoUrl,
            database.getName())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
