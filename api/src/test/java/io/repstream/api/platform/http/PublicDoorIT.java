package io.repstream.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the public door and the admin door do besides serving resources. */
@ApiTest
class PublicDoorIT {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final ApiClient client;
  private final ApiServer server;

  PublicDoorIT(ApiClient client, ApiServer server) {
    this.client = client;
    this.server = server;
  }

  @Test
  void continuesTheCallersTrace() {
    ApiAnswer answer =
        client.get("/v1/nowhere", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
    assertThat(answer.expectProblem(404, "not_found").getString("traceId")).isEqualTo(TRACE);
    assertThat(answer.header("traceparent"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("00-" + TRACE).endsWith("-01"));
  }

  @Test
  void compressesForThoseWhoAcceptIt() {
    ApiAnswer plain = client.get("/v1/problems").expect(200);
    ApiAnswer packed = client.get("/v1/problems", "Accept-Encoding", "gzip").expect(200);
    assertThat(plain.header("content-encoding")).isEmpty();
    assertThat(packed.header("content-encoding")).hasValue("gzip");
    assertThat(packed.raw().body().length()).isLessThan(plain.raw().body().length() / 2);
  }

  @Test
  void givesPagesTheirOwnPolicyAndNoHstsOverHttp() {
    for (String page : new String[] {"/", "/docs/"}) {
      ApiAnswer answer = client.get(page).expect(200);
      assertThat(answer.header("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
      assertThat(answer.header("content-security-policy"))
          .hasValue(
              "default-src 'self';base-uri 'self';font-src 'self' https: data:;"
                  + "form-action 'self';frame-ancestors 'self';img-src 'self' data: blob:;"
                  + "object-src 'none';script-src 'self';script-src-attr 'none';"
                  + "style-src 'self';connect-src 'self';worker-src 'self'");
      assertThat(answer.header("strict-transport-security")).isEmpty();
      assertThat(answer.raw().body()).doesNotContain("<script>", "<style>", "onclick=");
    }
  }

  @Test
  void servesTheDocumentationFromItsJar() {
    client.get("/docs/initializer.js").expect(200);
    assertThat(client.get("/docs/ui/swagger-ui-bundle.js").expect(200).raw().body())
        .contains("SwaggerUIBundle");
  }

  @Test
  void letsBrowsersKeepPageFilesOnlyIfTheyAskEachTime() {
    for (String file : new String[] {"/", "/modules/main.js", "/docs/initializer.js"}) {
      ApiAnswer answer = client.get(file).expect(200);
      assertThat(answer.header("cache-control")).hasValue("no-cache");
      String tag = answer.header("etag").orElseThrow();
      client.get(file, "If-None-Match", tag).expect(304);
    }
  }

  @Test
  void letsOnlyTheConfiguredOriginIn() {
    ApiAnswer known = preflight(ApiServer.ALLOWED_ORIGIN);
    assertThat(known.header("access-control-allow-origin")).hasValue(ApiServer.ALLOWED_ORIGIN);
    assertThat(known.header("access-control-allow-headers"))
        .hasValueSatisfying(names -> assertThat(names).contains("Authorization"));
    assertThat(known.header("access-control-allow-credentials")).isEmpty();
    assertThat(known.header("vary")).hasValue("Origin");

    for (String origin :
        new String[] {"null", "https://APP.example", "https://app.example.evil", "https://evil"}) {
      assertThat(preflight(origin).header("access-control-allow-origin")).isEmpty();
    }
  }

  @Test
  void letsAppsInBrowsersReadEveryRefusal() {
    for (String path : new String[] {"/v1/me", "/v1/nothing-here", "/nothing-here", "/v1//x"}) {
      ApiAnswer answer = client.get(path, "Origin", ApiServer.ALLOWED_ORIGIN);
      assertThat(answer.status()).isIn(400, 401, 404);
      assertThat(answer.header("access-control-allow-origin")).hasValue(ApiServer.ALLOWED_ORIGIN);
      assertThat(answer.raw().headers().allValues("vary").toString()).contains("Origin");
    }
    ApiAnswer packed =
        client.get("/v1/problems", "Origin", ApiServer.ALLOWED_ORIGIN, "Accept-Encoding", "gzip");
    assertThat(packed.raw().headers().allValues("vary").toString())
        .contains("Origin", "Accept-Encoding");
  }

  @Test
  void isReadyWhileItsStoresTakeWrites() {
    assertThat(admin("/health/ready").expect(200).raw().body())
        .contains("\"mongodb\"", "\"redis\"", "\"serving\"");
    admin("/health/live").expect(200);
  }

  @Test
  void isNotReadyWhileRedisIsFrozen() {
    server.stores().redis().freeze();
    try {
      await().untilAsserted(() -> admin("/health/ready").expect(503));
      client.get("/v1/problems").expect(200);
    } finally {
      server.stores().redis().thaw();
    }
    await().untilAsserted(() -> admin("/health/ready").expect(200));
  }

  @Test
  void keepsHealthAndMetricsOffThePublicDoor() {
    client.get("/health").expectProblem(404, "not_found");
    client.get("/metrics").expectProblem(404, "not_found");
  }

  @Test
  void countsRefusalsByCode() {
    client.postText("/v1/auth/login", "{").expectProblem(400, "malformed_json");
    assertThat(admin("/metrics").expect(200).raw().body())
        .containsPattern("repstream_api_refusals_total\\{[^}]*code=\"malformed_json\"[^}]*} [1-9]");
  }

  @Test
  void countsAndTimesRequestsByOperationAndCallsOfStores() throws Exception {
    client.postText("/v1/auth/login", "{").expectProblem(400, "malformed_json");
    client.get("/v1/nowhere").expectProblem(404, "not_found");
    System.gc(); // gauges that nobody holds on to would go with it
    String scrape = admin("/metrics").expect(200).raw().body();
    assertThat(scrape)
        .containsPattern(
            "repstream_api_requests_total\\{[^}]*operation=\"login\"[^}]*status=\"4xx\"[^}]*}"
                + " [1-9]")
        .containsPattern("repstream_api_requests_total\\{[^}]*operation=\"none\"[^}]*} [1-9]")
        .containsPattern(
            "repstream_api_request_seconds_bucket\\{[^}]*operation=\"login\"[^}]*le=\"0.5\"")
        .containsPattern(
            "repstream_dependency_seconds_count\\{[^}]*dependency=\"mongodb\"[^}]*} [1-9]")
        .containsPattern("repstream_ingest_shards_held\\{[^}]*} [1-9]")
        .containsPattern("repstream_consumer_lag_seconds\\{[^}]*shard=\"0\"[^}]*} \\d")
        .containsPattern("repstream_build_info\\{[^}]*service=\"repstream-api\"[^}]*} 1");
    for (String line : Files.readAllLines(Path.of("../config/prometheus/library-metrics.txt"))) {
      if (line.startsWith("api ")) {
        assertThat(scrape).containsPattern("(?m)^" + line.substring(4) + "[ {]");
      }
    }
  }

  @Test
  void refusesOtherMediaTypes() {
    HttpRequest.Builder xml =
        HttpRequest.newBuilder(server.uri("/v1/auth/login"))
            .header("Content-Type", "application/xml")
            .POST(BodyPublishers.ofString("<login/>"));
    client.send(xml).expectProblem(415, "unsupported_media_type");
    client.get("/v1/problems", "Accept", "image/png").expectProblem(406, "not_acceptable");
  }

  private ApiAnswer preflight(String origin) {
    return client
        .send(
            HttpRequest.newBuilder(server.uri("/v1/me"))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()))
        .expect(204);
  }

  private ApiAnswer admin(String path) {
    return client.send(HttpRequest.newBuilder(server.adminUri(path)));
  }
}
