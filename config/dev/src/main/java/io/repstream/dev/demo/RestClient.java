package io.repstream.dev.demo;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Calls the REST API with JSON. Every request has a time limit; none is repeated. Safe for all
 * threads.
 */
public final class RestClient implements AutoCloseable {
  private static final Duration CONNECT_TIME_LIMIT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIME_LIMIT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIME_LIMIT)
          .build();
  private final Jsonb json = JsonbBuilder.create();
  private final String baseUrl;

  /**
   * @param baseUrl without the version, for instance {@code http://127.0.0.1:8080}
   */
  public RestClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Who calls. */
  public sealed interface Caller {
    /** Nobody in particular. */
    record Anonymous() implements Caller {}

    /** Somebody who logged in. */
    record Bearer(String accessToken) implements Caller {
      @Override
      public String toString() {
        return "Bearer[***]";
      }
    }
  }

  /**
   * Posts a record as JSON and reads the answer as another; answers without a body are {@code
   * Void}.
   *
   * @throws RestException when the status is not 2xx
   */
  public <T> T post(String path, Object body, Caller caller, Class<T> answer)
      throws IOException, InterruptedException, RestException {
    HttpRequest.Builder request =
        request(path, caller)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.toJson(body)));
    return json.fromJson(send(request), answer);
  }

  /** Posts a record as JSON for its effect only. */
  public void post(String path, Object body, Caller caller)
      throws IOException, InterruptedException, RestException {
    send(
        request(path, caller)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.toJson(body))));
  }

  /** Reads a resource. */
  public <T> T get(String path, Caller caller, Class<T> answer)
      throws IOException, InterruptedException, RestException {
    return json.fromJson(send(request(path, caller).GET()), answer);
  }

  private HttpRequest.Builder request(String path, Caller caller) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(REQUEST_TIME_LIMIT)
            .header("Accept", "application/json");
    return switch (caller) {
      case Caller.Anonymous() -> request;
      case Caller.Bearer(String token) -> request.header("Authorization", "Bearer " + token);
    };
  }

  private String send(HttpRequest.Builder builder)
      throws IOException, InterruptedException, RestException {
    HttpRequest request = builder.build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      String what = request.method() + " " + request.uri().getPath();
      throw new RestException(what, response.statusCode(), response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
