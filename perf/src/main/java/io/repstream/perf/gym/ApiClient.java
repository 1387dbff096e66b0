package io.repstream.perf.gym;

import io.repstream.common.id.MachineId;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The few REST calls that a member's app makes here. Blocks; safe for all threads. */
final class ApiClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
  private static final int SERVER_FAULT = 500;

  private final URI apiUrl;
  private final HttpClient http;

  ApiClient(URI apiUrl) {
    this.apiUrl = apiUrl;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /** A login's answer. */
  record Token(String accessToken, Duration life) {}

  /** What the API said. */
  sealed interface Answer {
    /** A status of 2xx. */
    record Done(JsonObject body) implements Answer {}

    /** A status of 4xx, with the problem's code. */
    record Refused(int status, String code) implements Answer {}
  }

  /** Logs in. */
  Answer login(GymFacts.Login login) throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder()
            .add("email", login.email())
            .add("password", login.password())
            .build();
    return post("/v1/auth/login", body.toString(), "");
  }

  /** Reads the token out of what {@link #login} answered. */
  static Token token(Answer.Done login) {
    JsonObject body = login.body();
    return new Token(
        body.getString("accessToken"), Duration.ofSeconds(body.getInt("expiresInSeconds")));
  }

  /** Signs a member in at a machine. */
  Answer signIn(Token token, MachineId machine) throws IOException, InterruptedException {
    return post("/v1/machines/" + machine + "/sign-ins", "{}", "Bearer " + token.accessToken());
  }

  private Answer post(String path, String json, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(apiUrl.resolve(path))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  private static Answer answer(HttpResponse<String> response) throws IOException {
    int status = response.statusCode();
    if (status >= SERVER_FAULT) {
      throw new IOException("status " + status);
    }
    JsonObject body = object(response.body());
    return status / 100 == 2
        ? new Answer.Done(body)
        : new Answer.Refused(status, body.getString("code", "unknown"));
  }

  private static JsonObject object(String text) throws IOException {
    try (JsonReader json = Json.createReader(new StringReader(text))) {
      return json.readObject();
    } catch (JsonException e) {
      throw new IOException("the API did not answer with a JSON object", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
