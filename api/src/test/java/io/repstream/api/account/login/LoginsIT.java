package io.repstream.api.account.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ApiTest
class LoginsIT {
  private static final String PASSWORD = "a long enough test password";

  private final ApiClient api;
  private final String email = UUID.randomUUID() + "@example.com";

  LoginsIT(ApiClient api) {
    this.api = api;
    JsonObject account =
        Json.createObjectBuilder()
            .add("email", email)
            .add("password", PASSWORD)
            .add("displayName", "Ada")
            .build();
    api.post("/v1/auth/register", account).expect(201);
  }

  @Test
  void listsOnesLoginsAndEndsOneOfThem() {
    ApiClient phone = api.loggedIn(email, PASSWORD);
    ApiClient tablet = api.loggedIn(email, PASSWORD);

    JsonArray logins = phone.get("/v1/auth/sessions").expect(200).json().getJsonArray("items");
    assertThat(logins).hasSize(2);
    assertThat(logins.getJsonObject(0).getBoolean("current")).as("the newest first").isFalse();
    assertThat(logins.getJsonObject(1).getBoolean("current")).isTrue();
    assertThat(logins.getJsonObject(0).getString("network")).isEqualTo("127.0.0.x");
    assertThat(logins.getJsonObject(0).getString("device")).startsWith("Java-http-client/");

    phone.delete("/v1/auth/sessions/" + logins.getJsonObject(0).getString("id")).expect(204);
    tablet.get("/v1/me").expectProblem(401, "unauthenticated");
    phone.get("/v1/me").expect(200);
    assertThat(phone.get("/v1/auth/sessions").json().getJsonArray("items")).hasSize(1);
  }

  @Test
  void endsNobodyElsesLogin() {
    ApiClient ada = api.loggedIn(email, PASSWORD);
    String id =
        ada.get("/v1/auth/sessions")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getJsonObject(0)
            .getString("id");

    api.asOperator().delete("/v1/auth/sessions/" + id).expectProblem(404, "not_found");
    ada.delete("/v1/auth/sessions/no-such-login").expectProblem(404, "not_found");
    ada.get("/v1/me").expect(200);
  }

  @Test
  void endsAllLogins() {
    ApiClient phone = api.loggedIn(email, PASSWORD);
    ApiClient tablet = api.loggedIn(email, PASSWORD);

    phone.post("/v1/auth/logout-all").expect(204);

    phone.get("/v1/me").expectProblem(401, "unauthenticated");
    tablet.get("/v1/me").expectProblem(401, "unauthenticated");
  }
}
