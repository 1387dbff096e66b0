package io.repstream.api.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing of what people send or are given stands in the log. */
@ApiTest
class CanaryIT {
  private final ApiClient api;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final EcsEncoder encoder = new EcsEncoder();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
      };

  CanaryIT(ApiClient api) {
    this.api = api;
  }

  @BeforeEach
  void listen() {
    encoder.setContext(root.getLoggerContext());
    encoder.start();
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    assertThat(root.getLevel().isGreaterOrEqual(Level.TRACE)).isTrue();
  }

  @AfterEach
  void leave() {
    root.detachAppender(appender);
    appender.stop();
  }

  @Test
  void holdsNothingOfPeopleAndNoSecret() {
    String email = "canary.mail@example.com";
    String password = "canary password of nobody";
    JsonObject credentials = Json.object(Map.of("email", email, "password", password));
    api.post(
        "/v1/auth/register",
        Json.object(Map.of("email", email, "password", password, "displayName", "Canary Person")));
    JsonObject tokens = api.post("/v1/auth/login", credentials).expect(200).json();
    String refresh = tokens.getString("refreshToken");
    ApiClient app = api.with(tokens.getString("accessToken"));
    app.get("/v1/me?canaryQuery=1").expect(200);
    app.get("/v1/workouts/canaryPath").expectProblem(404, "not_found");
    api.post(
            "/v1/auth/login",
            Json.object(Map.of("email", email, "password", password + " but wrong")))
        .expect(401);
    api.with("canary.token.value").get("/v1/me").expect(401);
    app.postText("/v1/gyms", "{\"canaryBody\": tru").expect(400);
    JsonObject use = Json.object(Map.of("refreshToken", refresh));
    api.post("/v1/auth/refresh", use).expect(200);

    TestGym gym = TestGym.open(api);
    JsonObject machine =
        gym.gymAdmin()
            .postKeyed(
                "/v1/gyms/" + gym.id() + "/machines",
                "canaryIdempotencyKey",
                TestGym.machineBody("Canary Machine"))
            .expect(201)
            .json();

    assertThat(lines).as("it does log").anyMatch(line -> line.contains("\"login\""));
    assertThat(String.join("", lines))
        .doesNotContainIgnoringCase("canary")
        .doesNotContain(
            tokens.getString("accessToken"), refresh, machine.getString("key"), "Exception");
  }
}
