package io.repstream.perf.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Somebody who talks to the API. */
final class Rest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI apiUrl;
  private final String token;

  private Rest(URI apiUrl, String token) {
    this.apiUrl = apiUrl;
    this.token = token;
  }

  /** What came back. */
  record Answer(int status, String body) {
    /** Fails unless the status is the expected one. */
    JsonObject expect(int expectedStatus) {
      assertThat(status).as(body).isEqualTo(expectedStatus);
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }
  }

  /** Nobody in particular. */
  static Rest anonymous(URI apiUrl) {
    return new Rest(apiUrl, "");
  }

  /** Whoever has this token. */
  Rest withToken(String accessToken) {
    return new Rest(apiUrl, accessToken);
  }

  Rest login(String email, String password) {
    JsonObject tokens =
        post("/v1/auth/login", Map.of("email", email, "password", password)).expect(200);
    return withToken(tokens.getString("accessToken"));
  }

  String token() {
    return token;
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Map<String, Object> body) {
    return postText(path, Json.createObjectBuilder(body).build().toString());
  }

  /** Posts what need not be JSON, and says that it is. */
  Answer postText(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(apiUrl.resolve(path)).timeout(TIMEOUT);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
