package io.repstream.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.api.testing.TestGym.Person;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Jobs over REST; they are of a kind that no process knows, so they stand as they are put. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsResourceIT {
  private final ApiClient api;
  private final Jobs jobs;
  private final JobStore store;
  private Person mia;
  private Person ben;

  JobsResourceIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.jobs = server.bean(Jobs.class);
    this.store = server.bean(JobStore.class);
  }

  @BeforeAll
  void register() {
    TestGym gym = TestGym.open(api);
    mia = gym.register("Mia");
    ben = gym.register("Ben");
  }

  private JobId asked(Person by) {
    JobId id = new JobId(UuidCreator.getTimeOrderedEpoch());
    MemberId member = MemberId.parse(by.memberId());
    var _ =
        jobs.request(
            new JobRequest(id, "of-tomorrow", member, "", WallClock.system().instant(), null));
    return id;
  }

  @Test
  void showsOnesOwnJobsOnly() {
    JobId first = asked(mia);
    JobId second = asked(mia);
    JsonObject page = mia.client().get("/v1/jobs?limit=1").expect(200).json();
    assertThat(page.getJsonArray("items").getJsonObject(0).getString("id"))
        .isEqualTo(second.toString());
    JsonObject next =
        mia.client()
            .get("/v1/jobs?limit=1&cursor=" + page.getString("nextCursor"))
            .expect(200)
            .json();
    assertThat(next.getJsonArray("items").getJsonObject(0).getString("id"))
        .isEqualTo(first.toString());

    ben.client().get("/v1/jobs/" + first).expectProblem(404, "not_found");
    ben.client().delete("/v1/jobs/" + first).expectProblem(404, "not_found");
    ben.client().get("/v1/jobs/no-id").expectProblem(404, "not_found");
    assertThat(mia.client().get("/v1/jobs/" + first).expect(200).json().getString("state"))
        .isEqualTo("WAITING");
  }

  @Test
  void tellsOfProgressToWhoWaits() {
    JobId id = asked(mia);
    CompletableFuture<JsonObject> told =
        CompletableFuture.supplyAsync(
            () ->
                mia.client()
                    .get("/v1/jobs/" + id + "?waitSeconds=20&afterVersion=2")
                    .expect(200)
                    .json());
    Job claimed =
        store
            .byId(id)
            .orElseThrow()
            .claimed("worker", JobRules.DEFAULT, WallClock.system().instant());
    assertThat(store.replace(claimed)).isTrue();
    JobStep.More step = new JobStep.More("7", new JobProgress(7, 9L, "counting"));
    assertThat(
            store.replace(
                claimed.advanced(step, Duration.ofMinutes(1), WallClock.system().instant())))
        .isTrue();
    await().atMost(Duration.ofSeconds(15)).until(told::isDone);
    assertThat(told.join().getJsonObject("progress").toString())
        .isEqualTo("{\"done\":7,\"text\":\"counting\",\"total\":9}");
  }

  @Test
  void takesAJobBackOnce() {
    JobId id = asked(mia);
    JsonObject taken = mia.client().delete("/v1/jobs/" + id).expect(200).json();
    assertThat(taken.getString("state")).isEqualTo("CANCELLED");
    mia.client().delete("/v1/jobs/" + id).expectProblem(409, "conflict");
  }

  @Test
  void letsTheOperatorStartAgainWhatWasGivenUp() {
    JobId id = asked(mia);
    Job failed =
        store.byId(id).orElseThrow().impossible("no_such_thing", WallClock.system().instant());
    assertThat(store.replace(failed)).isTrue();
    mia.client().get("/v1/admin/failed-jobs").expectProblem(403, "forbidden");

    ApiClient operator = api.asOperator();
    assertThat(operator.get("/v1/admin/failed-jobs?limit=200").expect(200).raw().body())
        .contains(id.toString(), "no_such_thing");
    assertThat(
            operator
                .post("/v1/admin/failed-jobs/" + id + "/restart")
                .expect(200)
                .json()
                .getString("state"))
        .isEqualTo("WAITING");
    operator.post("/v1/admin/failed-jobs/" + id + "/restart").expectProblem(404, "not_found");
  }
}
