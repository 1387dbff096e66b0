package io.repstream.perf.stand;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
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

/** REST calls of a stand. Blocks; safe for all threads. */
final class StandApi implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  StandApi(URI url) {
    this.url = url;
  }

  /** A status and the body's object; an empty one where the body is none. */
  record Answer(int status, JsonObject body) {
    JsonObject expect(int wanted) {
      if (status != wanted) {
        throw new StandException("the api answered " + status + ": " + body);
      }
      return body;
    }
  }

  String login(String email, String password) throws IOException, InterruptedException {
    return post("", "/v1/auth/login", Map.of("email", email, "password", password))
        .expect(200)
        .getString("accessToken");
  }

  Answer post(String token, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    String text = Json.createObjectBuilder(body).build().toString();
    return send(
        request(token, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(text)));
  }

  /** A request that may be repeated under its key. */
  Answer post(String token, String idempotencyKey, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    String text = Json.createObjectBuilder(body).build().toString();
    return send(
        request(token, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(text)));
  }

  Answer get(String token, String path) throws IOException, InterruptedException {
    return send(request(token, path).GET());
  }

  private HttpRequest.Builder request(String token, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), object(response.body()));
  }

  private static JsonObject object(String text) {
    try (JsonReader json = Json.createReader(new StringReader(text))) {
      return json.readObject();
    } catch (JsonException e) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
