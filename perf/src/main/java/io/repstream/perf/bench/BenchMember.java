package io.repstream.perf.bench;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Somebody with an account and no gym. Blocks; safe for all threads. */
final class BenchMember {
  private static final String PASSWORD = "a long enough bench password";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI api;
  private final String email;
  private String token = "";

  private BenchMember(HttpClient http, URI api, String email) {
    this.http = http;
    this.api = api;
    this.email = email;
  }

  /** Registers and logs in. */
  static BenchMember register(HttpClient http, URI api, String email)
      throws IOException, InterruptedException {
    BenchMember member = new BenchMember(http, api, email);
    Map<String, Object> account =
        Map.of("email", email, "password", PASSWORD, "displayName", "Bench Member");
    require(201, member.post("/v1/auth/register", account));
    member.refreshToken();
    return member;
  }

  /** Tokens live for ten minutes. */
  void refreshToken() throws IOException, InterruptedException {
    HttpResponse<String> login = logIn();
    require(200, login);
    try (JsonReader json = Json.createReader(new StringReader(login.body()))) {
      token = json.readObject().getString("accessToken");
    }
  }

  /** One more login of this account. */
  HttpResponse<String> logIn() throws IOException, InterruptedException {
    return post("/v1/auth/login", Map.of("email", email, "password", PASSWORD));
  }

  /** Reads the profile; answers the status. */
  int readMe() throws IOException, InterruptedException {
    return http.send(me(), BodyHandlers.discarding()).statusCode();
  }

  /** The request that reads the profile. */
  HttpRequest me() {
    return HttpRequest.newBuilder(api.resolve("/v1/me"))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private HttpResponse<String> post(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.createObjectBuilder(body).build().toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private static void require(int status, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != status) {
      throw new IOException(answer.uri() + " answered " + answer.statusCode());
    }
  }
}
