package io.repstream.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.RawHttp;
import io.repstream.api.testing.RawHttp.RawAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers in a row could take for different ones, byte for byte. */
@ApiTest
class AmbiguousRequestIT {
  /** What would be answered if the first request ended elsewhere than its reader thinks. */
  private static final String SMUGGLED = "GET /v1/problems HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final ApiServer server;

  AmbiguousRequestIT(ApiServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5|Transfer-Encoding: chunked",
        "Content-Length: 5|Content-Length: 5",
        "Content-Length: 0|Content-Length: 5",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "X-Folded: a| b",
        "X-Folded: a|\tTransfer-Encoding: chunked",
        "Host: localhost",
        "Host: elsewhere",
        "X-Nul: a\u0000b",
        "X\u0000: ab",
        "no colon",
      })
  void closesWhereTheEndOfTheBodyIsDoubtful(String headers) throws IOException {
    String request =
        "POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + headers.replace("|", "\r\n")
            + "\r\n\r\n0\r\n\r\n"
            + SMUGGLED;
    assertRefusedAndClosed(request, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v1/problems",
        "/v1//problems",
        "/v1/./problems",
        "/v1/nothing/../problems",
        "/v1/%2e%2e/v1/problems",
        "/v1%2fproblems",
        "/v1%5Cproblems",
        "/v1\\problems",
        "/v1/problems;a=b",
        "/v1/problems%3Ba=b",
        "/v1/problems%00",
        "/v1/problems%252e",
        "/v1/problems%zz",
        "/v1/problems%4",
        "/v1/problems?a=%zz",
        "http://localhost/v1/problems",
      })
  void refusesPathsOfTwoMeanings(String path) throws IOException {
    assertRefusedAndClosed("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n" + SMUGGLED, 400);
  }

  @Test
  void knowsOnePathForEachOperation() throws IOException {
    RawAnswer answer = exchange("GET /v1/problems/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void refusesAnAddressAboveTheLimit() throws IOException {
    assertRefusedAndClosed(
        "GET /v1/problems?a=" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414);
  }

  @Test
  void needsAHost() throws IOException {
    assertRefusedAndClosed("GET /v1/problems HTTP/1.1\r\n\r\n", 400);
  }

  @ParameterizedTest
  @CsvSource({"gzip", "deflate", "br", "'gzip, gzip'"})
  void unpacksNothing(String encoding) throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      out.write(new byte[1 << 21]);
    }
    String request =
        "POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Encoding: "
            + encoding
            + "\r\nContent-Length: "
            + bomb.size()
            + "\r\n\r\n"
            + bomb.toString(StandardCharsets.ISO_8859_1);
    RawAnswer answer = exchange(request);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body()).contains("\"unsupported_media_type\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"email\":\"a@b.example\",\"email\":\"c@d.example\",\"password\":\"x\"}'",
        "'{\"email\":1e999999,\"password\":\"x\"}'",
        "'[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['",
      })
  void refusesJsonOfTwoMeanings(String body) throws IOException {
    RawAnswer answer =
        exchange(
            "POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"malformed_json\"");
  }

  private RawAnswer exchange(String request) throws IOException {
    return RawHttp.exchange(server, request);
  }

  private void assertRefusedAndClosed(String request, int status) throws IOException {
    List<RawAnswer> answers = RawHttp.untilClosed(server, request);
    assertThat(answers)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.status()).as(answer.body()).isEqualTo(status);
              assertThat(answer.body()).contains("\"traceId\"").doesNotContain("Exception");
              assertThat(answer.headers())
                  .contains("x-content-type-options: nosniff", "connection: close");
            });
  }
}
