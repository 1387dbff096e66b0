package io.repstream.api.testing;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An app's view of the api: JSON in and out, with or without a token. */
public final class ApiClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ApiServer server;
  private final Optional<String> token;

  ApiClient(ApiServer server) {
    this(server, Optional.empty());
  }

  private ApiClient(ApiServer server, Optional<String> token) {
    this.server = server;
    this.token = token;
  }

  /** The same client with an access token. */
  public ApiClient with(String accessToken) {
    return new ApiClient(server, Optional.of(accessToken));
  }

  /** A client of somebody who logs in. */
  public ApiClient loggedIn(String email, String password) {
    ApiAnswer answer =
        post("/v1/auth/login", Json.object(Map.of("email", email, "password", password)));
    return with(answer.expect(200).json().getString("accessToken"));
  }

  /** A client of the installation's operator. */
  public ApiClient asOperator() {
    return loggedIn(ApiServer.OPERATOR_EMAIL, ApiServer.OPERATOR_PASSWORD);
  }

  public ApiAnswer get(String path) {
    return send("GET", path, Optional.empty());
  }

  public ApiAnswer post(String path, JsonObject body) {
    return send("POST", path, Optional.of(body.toString()));
  }

  /** Posts with an idempotency key. */
  public ApiAnswer postKeyed(String path, String key, JsonObject body) {
    return send(
        HttpRequest.newBuilder(server.uri(path))
            .headers("Idempotency-Key", key, "Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Posts without a body. */
  public ApiAnswer post(String path) {
    return send("POST", path, Optional.empty());
  }

  /** Posts a body as it is, JSON or not. */
  public ApiAnswer postText(String path, String body) {
    return send("POST", path, Optional.of(body));
  }

  public ApiAnswer put(String path, JsonObject body) {
    return send("PUT", path, Optional.of(body.toString()));
  }

  /** Says in this client's name what its owner consents to. */
  public void consents(String dataClass, boolean given) {
    put(
            "/v1/me/consents/" + dataClass,
            Json.object(Map.of("given", given, "textVersion", "2026-11")))
        .expect(200);
  }

  /** Posts a form, with headers given as name, value, name, value. */
  public ApiAnswer form(String path, String form, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public ApiAnswer delete(String path) {
    return send("DELETE", path, Optional.empty());
  }

  /** Reads with headers, given as name, value, name, value. */
  public ApiAnswer get(String path, String... headers) {
    return send(HttpRequest.newBuilder(server.uri(path)).headers(headers).GET());
  }

  /** Any request. */
  public ApiAnswer send(String method, String path, Optional<String> body) {
    URI uri = server.uri(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    body.ifPresent(text -> request.header("Content-Type", "application/json"));
    return send(request);
  }

  /** A request made elsewhere; gets the token and a time limit. */
  public ApiAnswer send(HttpRequest.Builder request) {
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    HttpRequest ready = request.timeout(PATIENCE).build();
    try {
      return new ApiAnswer(HTTP.send(ready, BodyHandlers.ofString()));
    } catch (IOException broken) {
      throw new AssertionError(ready + " failed", broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** JSON for requests. */
  public static final class Json {
    private Json() {}

    /** An object of strings, numbers, booleans, {@link JsonValue}s. */
    public static JsonObject object(Map<String, Object> members) {
      return jakarta.json.Json.createObjectBuilder(members).build();
    }
  }
}
