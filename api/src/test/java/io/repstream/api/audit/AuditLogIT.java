package io.repstream.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

@ApiTest
class AuditLogIT {
  private static final AuditSeal SEAL = seal("the installation's secret");
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private final ApiClient api;
  private final AuditStore store;
  private final MongoCollection<Document> documents;
  private final String tenant = "test-" + UUID.randomUUID();
  private final AuditLog log;

  AuditLogIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.store = server.bean(AuditStore.class);
    this.documents = server.bean(MongoDatabase.class).getCollection("auditEntries");
    this.log = new AuditLog(store, SEAL);
  }

  private static AuditSeal seal(String secret) {
    return new AuditSeal(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
  }

  private AuditEvent event(String detail) {
    return new AuditEvent(
        UUID.randomUUID().toString(),
        tenant,
        AT,
        AuditAction.COMMAND_GIVEN,
        "somebody",
        "something",
        detail);
  }

  private void written(int entries) {
    IntStream.rangeClosed(1, entries).forEach(i -> log.record(event("n" + i)));
  }

  private Optional<Long> brokenAt() {
    return log.verify(tenant).brokenAt();
  }

  private Bson entry(long number) {
    return Filters.eq("_id", AuditEntry.id(tenant, number));
  }

  @Test
  void writersOfSeveralProcessesMakeOneChain() throws Exception {
    List<AuditLog> processes = List.of(log, new AuditLog(store, SEAL), new AuditLog(store, SEAL));
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> written =
          IntStream.range(0, 30)
              .mapToObj(i -> many.submit(() -> processes.get(i % 3).record(event("n" + i))))
              .toList();
      for (Future<?> one : written) {
        one.get();
      }
    }
    AuditLog.Verification found = log.verify(tenant);
    assertThat(found.entries()).isEqualTo(30);
    assertThat(found.brokenAt()).isEmpty();
    assertThat(found.lastHash()).isEqualTo(store.last(tenant).orElseThrow().hash());
  }

  @Test
  void theSameEventIsOneEntry() {
    AuditEvent once = event("once");
    log.record(once);
    log.record(event("between"));
    log.deliver(once.effect());
    assertThat(log.verify(tenant).entries()).isEqualTo(2);
  }

  @Test
  void findsAChangedEntry() {
    written(5);
    documents.updateOne(entry(3), Updates.set("actor", "somebody else"));
    assertThat(brokenAt()).contains(3L);
  }

  @Test
  void findsARemovedEntry() {
    written(5);
    documents.deleteOne(entry(3));
    assertThat(brokenAt()).contains(3L);
  }

  @Test
  void findsEntriesThatChangedPlaces() {
    written(5);
    Document third = documents.findOneAndDelete(entry(3));
    Document fourth = documents.findOneAndDelete(entry(4));
    documents.insertOne(third.append("_id", AuditEntry.id(tenant, 4)).append("number", 4L));
    documents.insertOne(fourth.append("_id", AuditEntry.id(tenant, 3)).append("number", 3L));
    assertThat(brokenAt()).contains(3L);
  }

  @Test
  void findsAChainMadeWithoutOurKey() {
    AuditLog forger = new AuditLog(store, seal("a guess at the secret ......"));
    IntStream.range(0, 3).forEach(i -> forger.record(event("forged")));
    assertThat(brokenAt()).contains(1L);
  }

  @Test
  void tellsACutOffEndByItsLastHash() {
    written(5);
    String logged = log.verify(tenant).lastHash();
    documents.deleteOne(entry(5));
    assertThat(log.verify(tenant).lastHash()).isNotEqualTo(logged);
  }

  @Test
  void keepsWhatStaffDoToWhoMayReadIt() {
    TestGym gym = TestGym.open(api);
    TestGym other = TestGym.open(api);
    String chainId = chainOf(gym);
    String machineId = gym.machine("Bike").getString("id");
    gym.trainer()
        .post(
            "/v1/machines/" + machineId + "/commands",
            Json.object(Map.of("order", Json.object(Map.of("kind", "start")))))
        .expect(201);
    gym.gymAdmin().post("/v1/machines/" + machineId + "/quarantine/lift").expect(204);
    gym.gymAdmin().post("/v1/machines/" + machineId + "/revoke").expect(204);

    String path = "/v1/admin/audit?chainId=" + chainId;
    await()
        .untilAsserted(
            () ->
                assertThat(actions(gym.chainAdmin().get(path).expect(200).json()))
                    .contains(
                        "role_granted",
                        "machine_provisioned",
                        "command_given",
                        "quarantine_lifted",
                        "machine_revoked"));
    JsonObject check =
        gym.chainAdmin().get("/v1/admin/audit/verification?chainId=" + chainId).expect(200).json();
    assertThat(check.containsKey("brokenAt")).isFalse();
    assertThat(check.getInt("entries")).isGreaterThanOrEqualTo(8);

    gym.gymAdmin().get(path).expectProblem(404, "not_found");
    other.chainAdmin().get(path).expectProblem(404, "not_found");
    gym.chainAdmin().get("/v1/admin/audit?chainId=no-id").expectProblem(404, "not_found");
    gym.chainAdmin().get("/v1/admin/audit").expectProblem(403, "forbidden");
  }

  @Test
  void keepsLoginsForTheOperatorAndPages() {
    TestGym.Person person = TestGym.open(api).register("Lou Login");
    api.post(
            "/v1/auth/login",
            Json.object(Map.of("email", person.email(), "password", "not the right one")))
        .expectProblem(401, "invalid_credentials");
    ApiClient operator = api.asOperator();
    JsonObject page = operator.get("/v1/admin/audit?limit=2").expect(200).json();
    assertThat(actions(page)).containsExactly("login", "login_refused");
    JsonObject refused = page.getJsonArray("items").getJsonObject(1);
    assertThat(refused.getString("actor")).isEqualTo(person.memberId());
    JsonObject next =
        operator
            .get("/v1/admin/audit?limit=1&cursor=" + page.getString("nextCursor"))
            .expect(200)
            .json();
    assertThat(next.getJsonArray("items").getJsonObject(0).getInt("number"))
        .isEqualTo(refused.getInt("number") - 1);
    assertThat(page.toString()).doesNotContain(person.email(), "Lou");
  }

  private static String chainOf(TestGym gym) {
    return gym.chainAdmin().get("/v1/gyms/" + gym.id()).json().getString("chainId");
  }

  private static List<String> actions(JsonObject page) {
    return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(entry -> entry.getString("action"))
        .toList();
  }
}
