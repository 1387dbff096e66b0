package io.repstream.api.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.repstream.api.platform.redis.RedisClients;
import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestConfig;
import io.repstream.api.testing.TestGym;
import io.repstream.common.id.MemberId;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes with a cache, asked over REST. */
@ApiTest
@TestInstance(Lifecycle.PER_CLASS)
class CachedAnswersIT {
  private static final String STATS = "/v1/me/stats?from=2026-11-01&to=2026-11-30&zone=UTC";
  private static final Pattern HITS =
      Pattern.compile("repstream_api_cached_answers_total\\{[^}]*outcome=\"hit\"[^}]*} ([0-9.]+)");

  private final ApiServer server;
  private final ApiClient client;
  private TestGym gym;

  CachedAnswersIT(ApiServer server, ApiClient client) {
    this.server = server;
    this.client = client;
  }

  @BeforeAll
  void open() {
    gym = TestGym.open(client);
  }

  private static void train(ApiClient member, int day) {
    member
        .post(
            "/v1/workouts",
            Json.object(
                Map.of(
                    "startedAt", "2026-11-%02dT10:00:00Z".formatted(day), "durationSeconds", 60)))
        .expect(201);
  }

  private static String tag(ApiAnswer answer) {
    return answer.expect(200).header("etag").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {STATS, "/v1/me/records", "/v1/workouts", "/v1/workouts?limit=1"})
  void showsAWriteToTheNextReadAndTheSameToEveryOther(String path) {
    ApiClient member = gym.enrolled("Cara Cached");
    ApiAnswer before = member.get(path);
    double hits = hits();
    ApiAnswer again = member.get(path);
    assertThat(hits()).isGreaterThan(hits);
    assertThat(tag(again)).isEqualTo(tag(before));
    assertThat(again.raw().body()).isEqualTo(before.raw().body());
    assertThat(again.header("content-type")).isEqualTo(before.header("content-type"));
    assertThat(again.header("cache-control")).hasValue("private, no-cache");
    member.get(path, "If-None-Match", tag(before)).expect(304);

    train(member, 2);
    train(member, 3);
    ApiAnswer after = member.get(path, "If-None-Match", tag(before)).expect(200);
    assertThat(tag(after)).isNotEqualTo(tag(before));
    if (!path.contains("records")) {
      assertThat(after.raw().body()).isNotEqualTo(before.raw().body());
    }
    ApiAnswer kept = member.get(path);
    assertThat(kept.raw().body()).isEqualTo(after.raw().body());
    assertThat(kept.header("link")).isEqualTo(after.header("link"));
  }

  @Test
  void givesNobodyWhatWasMadeForAnother() {
    ApiClient one = gym.enrolled("One");
    ApiClient other = gym.enrolled("Other");
    train(one, 4);
    String mine = one.get(STATS).expect(200).raw().body();
    assertThat(other.get(STATS).expect(200).raw().body()).isNotEqualTo(mine);
    assertThat(one.get(STATS).expect(200).raw().body()).isEqualTo(mine);
    client.get(STATS).expectProblem(401, "unauthenticated");
    HttpRequest.Builder forged =
        HttpRequest.newBuilder(server.uri(STATS)).header("Authorization", "Bearer e30.e30.e30");
    client.send(forged).expectProblem(401, "unauthenticated");
  }

  @Test
  void keepsNoRefusal() {
    ApiClient member = gym.member();
    String path = "/v1/me/stats?from=x&to=y";
    member.get(path).expectProblem(422, "validation_failed");
    member.get(path).expectProblem(422, "validation_failed");
  }

  @Test
  void isOffWhileRedisIsAway() {
    RedisAnswerCache away = new RedisAnswerCache(new RedisClients(TestConfig.with(Map.of())));
    MemberId member = new MemberId(UUID.randomUUID());
    assertThat(away.look(member, "/")).isEmpty();
    assertThat(away.look(member, "/")).isEmpty();
    assertThatCode(() -> away.changed(List.of(member))).doesNotThrowAnyException();
  }

  private double hits() {
    String metrics =
        client.send(HttpRequest.newBuilder(server.adminUri("/metrics"))).expect(200).raw().body();
    Matcher hits = HITS.matcher(metrics);
    return hits.find() ? Double.parseDouble(hits.group(1)) : 0;
  }
}
