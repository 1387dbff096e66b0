package io.repstream.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What the api answered.
 *
 * @param raw the response
 */
public record ApiAnswer(HttpResponse<String> raw) {
  /** The same answer, if it has this status. */
  public ApiAnswer expect(int status) {
    assertThat(raw.statusCode()).as("%s: %s", raw.request().uri(), raw.body()).isEqualTo(status);
    return this;
  }

  /** Expects a problem with a code and returns it. */
  public JsonObject expectProblem(int status, String code) {
    JsonObject problem = expect(status).json();
    assertThat(header("content-type")).hasValue("application/problem+json");
    assertThat(problem.getString("code")).isEqualTo(code);
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.keySet())
        .contains("type", "title", "status", "detail", "instance", "code", "traceId");
    return problem;
  }

  /** The body as a JSON object. */
  public JsonObject json() {
    try (var reader = Json.createReader(new StringReader(raw.body()))) {
      return reader.readObject();
    }
  }

  public int status() {
    return raw.statusCode();
  }

  public Optional<String> header(String name) {
    return raw.headers().firstValue(name);
  }
}
