package io.repstream.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.RawHttp;
import io.repstream.api.testing.RawHttp.RawAnswer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer, whoever in the server makes it, carries the headers and, refused, a problem. */
@ApiTest
class EveryAnswerIT {
  private static final List<String> API_HEADERS =
      List.of(
          "content-security-policy: default-src 'self';base-uri 'self';font-src 'self' https:"
              + " data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src"
              + " 'none';script-src 'self';script-src-attr 'none';style-src 'self' https:"
              + " 'unsafe-inline';upgrade-insecure-requests",
          "cross-origin-opener-policy: same-origin",
          "cross-origin-resource-policy: same-origin",
          "origin-agent-cluster: ?1",
          "referrer-policy: no-referrer",
          "strict-transport-security: max-age=31536000; includeSubDomains",
          "x-content-type-options: nosniff",
          "x-dns-prefetch-control: off",
          "x-download-options: noopen",
          "x-frame-options: SAMEORIGIN",
          "x-permitted-cross-domain-policies: none",
          "x-xss-protection: 0");
  private static final String END = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  private final ApiServer server;

  EveryAnswerIT(ApiServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/problems, 200",
    "GET /v1/nothing-here, 404",
    "GET /nothing-here, 404",
    "DELETE /v1/problems, 405",
    "GET /v1/me, 401",
    "GET /openapi, 200",
    "GET /docs/ui/swagger-ui.css, 200",
  })
  void carriesTheSecurityHeadersOnce(String line, int status) throws IOException {
    assertHeaders(RawHttp.exchange(server, line + END + "\r\n"), status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/problems, 200",
    "GET /v1/me, 401",
    "DELETE /v1/problems, 405",
    "GET /v1/nothing-here, 404",
    "GET /nothing-here, 404",
    "GET /v1//x, 400",
    "OPTIONS /v1/problems, 401"
  })
  void tellsWhatIsLeftOfTheQuotaOnce(String line, int status) throws IOException {
    RawAnswer answer = RawHttp.exchange(server, line + END + "\r\n");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers())
        .filteredOn(header -> header.startsWith("ratelimit"))
        .satisfiesExactlyInAnyOrder(
            policy ->
                assertThat(policy)
                    .matches(
                        "ratelimit-policy: \"\\d+-in-1min\"; q=\\d+; w=60; pk=:[A-Za-z0-9+/]{16}:"),
            limit -> assertThat(limit).matches("ratelimit: \"\\d+-in-1min\"; r=\\d+; t=\\d+"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/nothing-here, 404, not_found",
    "GET /nothing-here, 404, not_found",
    "DELETE /v1/problems, 405, method_not_allowed",
    "GET /v1/me, 401, unauthenticated",
  })
  void refusesWithAProblem(String line, int status, String code) throws IOException {
    assertProblem(RawHttp.exchange(server, line + END + "\r\n"), status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"email\":' | 400 | malformed_json",
        "'' | 400 | malformed_request",
        "'[1,2]' | 400 | malformed_json",
        "'{\"email\":{\"$ne\":1},\"password\":\"x\"}' | 400 | malformed_json",
        "'{}' | 422 | validation_failed",
      })
  void refusesABodyThatItCannotRead(String body, int status, String code) throws IOException {
    String request =
        "POST /v1/auth/login" + END + JSON + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    assertProblem(RawHttp.exchange(server, request), status, code);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 2000000, 413, body_too_large",
    "Content-Length: 9000000, 413, body_too_large",
    "Content-Length: nine, 400, malformed_request",
    "X-Long: %, 431, headers_too_large",
  })
  void refusesBeforeRouting(String header, int status, String code) throws IOException {
    String line = header.replace("%", "x".repeat(40_000)) + "\r\n";
    assertProblem(
        RawHttp.exchange(server, "POST /v1/auth/login" + END + JSON + line + "\r\n"), status, code);
  }

  @ParameterizedTest
  @CsvSource({"GARBAGE", "GET /v1/problems HTTP/9.9", "GET /a b c HTTP/1.1"})
  void refusesWhatIsNoRequest(String line) throws IOException {
    RawAnswer answer = RawHttp.exchange(server, line + "\r\nHost: localhost\r\n\r\n");
    assertThat(answer.status()).isIn(400, 505);
    assertHeaders(answer, answer.status());
  }

  @ParameterizedTest
  @CsvSource("2000000")
  void refusesAChunkedBodyAboveTheLimit(int size) throws IOException {
    String chunk = Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n0\r\n\r\n";
    String request =
        "POST /v1/auth/login" + END + JSON + "Transfer-Encoding: chunked\r\n\r\n" + chunk;
    assertProblem(RawHttp.exchange(server, request), 413, "body_too_large");
  }

  @ParameterizedTest
  @CsvSource({"/v1/live", "/v1/problems"})
  void refusesAFailedUpgrade(String path) throws IOException {
    RawAnswer answer =
        RawHttp.exchange(
            server,
            "GET "
                + path
                + " HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Connection: close, Upgrade\r\n"
                + "Upgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    assertHeaders(answer, answer.status());
  }

  private static void assertProblem(RawAnswer answer, int status, String code) {
    assertHeaders(answer, status);
    assertThat(answer.headers())
        .anyMatch(header -> header.startsWith("content-type: application/problem+json"));
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      JsonObject problem = reader.readObject();
      assertThat(problem.getString("code")).isEqualTo(code);
      assertThat(problem.getInt("status")).isEqualTo(status);
      assertThat(answer.headers())
          .filteredOn(header -> header.startsWith("traceparent: "))
          .singleElement()
          .satisfies(header -> assertThat(header).contains(problem.getString("traceId")));
    }
    assertThat(answer.body()).doesNotContain("Exception", "org.", "io.", "com.");
  }

  private static void assertHeaders(RawAnswer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    for (String expected : API_HEADERS) {
      String name = expected.substring(0, expected.indexOf(':') + 1);
      assertThat(answer.headers())
          .filteredOn(header -> header.startsWith(name))
          .containsExactly(expected);
    }
    assertThat(answer.headers())
        .noneMatch(header -> header.startsWith("server:") || header.startsWith("x-powered-by:"));
  }
}
