package io.repstream.api.account.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@ApiTest
class AccountIT {
  private static final String PASSWORD = "correct horse battery";

  private final ApiClient client;
  private final ApiServer server;
  private final String email = "ada-" + UuidCreator.getTimeOrderedEpoch() + "@example.com";

  AccountIT(ApiClient client, ApiServer server) {
    this.client = client;
    this.server = server;
  }

  @Test
  void registersLogsInAndShowsTheProfile() {
    JsonObject account = register(email).expect(201).json();
    assertThat(account.getString("email")).isEqualTo(email);

    JsonObject tokens = login().expect(200).json();
    assertThat(tokens.getString("tokenType")).isEqualTo("Bearer");
    assertThat(tokens.getInt("expiresInSeconds")).isEqualTo(600);

    ApiAnswer me = client.with(tokens.getString("accessToken")).get("/v1/me").expect(200);
    assertThat(me.json().getString("memberId")).isEqualTo(account.getString("memberId"));
    assertThat(me.header("cache-control")).hasValue("no-store");
    assertThat(me.raw().body()).doesNotContain("passwordHash", "$2a$");
  }

  @Test
  void refusesATakenEmailWhateverItsCase() {
    register(email).expect(201);
    register(email.toUpperCase(java.util.Locale.ROOT)).expectProblem(409, "email_taken");
  }

  @Test
  void refusesWeakPasswordsAndBadValues() {
    post("/v1/auth/register", "email", email, "password", "short", "displayName", "Ada")
        .expectProblem(422, "weak_password");
    post("/v1/auth/register", "email", email, "password", "password123", "displayName", "Ada")
        .expectProblem(422, "weak_password");
    JsonObject problem =
        post("/v1/auth/register", "email", email, "displayName", " ")
            .expectProblem(422, "validation_failed");
    assertThat(problem.getJsonArray("errors"))
        .extracting(fault -> fault.asJsonObject().getString("field"))
        .containsExactly("displayName", "password");
    post("/v1/auth/register", "email", "no address", "password", PASSWORD, "displayName", "Ada")
        .expectProblem(422, "validation_failed");
  }

  @Test
  void answersAWrongPasswordAndAnUnknownPersonAlike() {
    register(email).expect(201);
    JsonObject wrong =
        post("/v1/auth/login", "email", email, "password", "not the password")
            .expectProblem(401, "invalid_credentials");
    JsonObject unknown =
        post("/v1/auth/login", "email", "nobody@example.com", "password", PASSWORD)
            .expectProblem(401, "invalid_credentials");
    assertThat(wrong.getString("detail")).isEqualTo(unknown.getString("detail"));
  }

  @Test
  void rotatesRefreshTokensAndGivesALostSuccessorAgain() {
    register(email).expect(201);
    String first = login().expect(200).json().getString("refreshToken");

    String second = refresh(first).expect(200).json().getString("refreshToken");
    assertThat(second).isNotEqualTo(first);
    assertThat(refresh(first).expect(200).json().getString("refreshToken")).isEqualTo(second);

    refresh(second).expect(200);
  }

  @Test
  void endsTheLoginWhenAnOldRefreshTokenComesAgain() {
    register(email).expect(201);
    JsonObject tokens = login().expect(200).json();
    String first = tokens.getString("refreshToken");
    String second = refresh(first).expect(200).json().getString("refreshToken");
    String third = refresh(second).expect(200).json().getString("refreshToken");

    refresh(first).expectProblem(401, "invalid_refresh_token");

    refresh(third).expectProblem(401, "invalid_refresh_token");
    client
        .with(tokens.getString("accessToken"))
        .get("/v1/me")
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void leavesALoginAloneWhenSomebodyGuesses() {
    register(email).expect(201);
    String token = login().expect(200).json().getString("refreshToken");
    String guess = token.substring(0, token.length() - 4) + "AAAA";

    refresh(guess).expectProblem(401, "invalid_refresh_token");
    refresh("nonsense").expectProblem(401, "invalid_refresh_token");

    refresh(token).expect(200);
  }

  @Test
  void leavesOneLineageAfterTwentyRefreshesAtOnce() throws Exception {
    register(email).expect(201);
    String token = login().expect(200).json().getString("refreshToken");
    Callable<String> refresh = () -> refresh(token).expect(200).json().getString("refreshToken");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = threads.invokeAll(java.util.Collections.nCopies(20, refresh));
      assertThat(answers).extracting(AccountIT::value).containsOnly(value(answers.getFirst()));
    }
  }

  @Test
  void endsEverythingOfALoginAtLogout() {
    register(email).expect(201);
    JsonObject tokens = login().expect(200).json();
    ApiClient loggedIn = client.with(tokens.getString("accessToken"));

    loggedIn.post("/v1/auth/logout").expect(204);

    loggedIn.get("/v1/me").expectProblem(401, "unauthenticated");
    loggedIn.get("/v1/problems").expectProblem(401, "unauthenticated");
    refresh(tokens.getString("refreshToken")).expectProblem(401, "invalid_refresh_token");
  }

  @Test
  void publishesTheKeyThatSigns() {
    ApiAnswer keys = client.get("/.well-known/jwks.json").expect(200);
    JsonObject key = keys.json().getJsonArray("keys").getJsonObject(0);
    assertThat(key.keySet()).containsExactlyInAnyOrder("kty", "n", "e", "kid", "use", "alg");
    assertThat(keys.header("cache-control")).hasValue("public, max-age=300");
  }

  @Test
  void ignoresAnOldTokenAtLoginOnly() {
    register(email).expect(201);
    client
        .with("rubbish")
        .post("/v1/auth/login", Json.object(Map.of("email", email, "password", PASSWORD)))
        .expect(200);
    client.with("rubbish").get("/v1/problems").expectProblem(401, "unauthenticated");
    client.with("rubbish").get("/").expectProblem(401, "unauthenticated");
  }

  @Test
  void readsOnAndRefusesTheRestWhileRedisIsAway() {
    register(email).expect(201);
    ApiClient loggedIn = client.with(login().expect(200).json().getString("accessToken"));
    server.stores().redis().freeze();
    try {
      loggedIn.get("/v1/me").expect(200);
      ApiAnswer refused = loggedIn.post("/v1/auth/logout");
      refused.expectProblem(503, "unavailable");
      assertThat(refused.header("retry-after")).hasValue("5");
      login().expectProblem(503, "unavailable");
    } finally {
      server.stores().redis().thaw();
    }
    await().untilAsserted(() -> loggedIn.post("/v1/auth/logout").expect(204));
  }

  @Test
  void createsTheOperatorAtStart() {
    JsonObject me = client.asOperator().get("/v1/me").expect(200).json();
    assertThat(me.getString("email")).isEqualTo(ApiServer.OPERATOR_EMAIL);
    assertThat(me.getJsonArray("roles").toString()).isEqualTo("[\"account\",\"operator\"]");
  }

  private ApiAnswer register(String address) {
    return post("/v1/auth/register", "email", address, "password", PASSWORD, "displayName", "Ada");
  }

  private ApiAnswer login() {
    return post("/v1/auth/login", "email", email, "password", PASSWORD);
  }

  private ApiAnswer refresh(String token) {
    return post("/v1/auth/refresh", "refreshToken", token);
  }

  private ApiAnswer post(String path, String... members) {
    var body = jakarta.json.Json.createObjectBuilder();
    for (int i = 0; i < members.length; i += 2) {
      body.add(members[i], members[i + 1]);
    }
    return client.post(path, body.build());
  }

  private static String value(Future<String> answer) {
    try {
      return answer.get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
