package io.repstream.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bad requests for every operation of the OpenAPI document: each begins as a good one, and one
 * thing in it is replaced by what nobody expects there.
 */
final class FuzzCases {
  private static final String LONG = "x".repeat(2_000);

  /** What takes the place of a parameter in path or query. */
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1.5",
          "1e9",
          "NaN",
          "null",
          "true",
          "9223372036854775807",
          "99999999999999999999",
          "2026-13-45",
          "+999999999-12-31",
          "-999999999-01-01",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "0000-00-00",
          "Etc/GMT+99",
          "$ne",
          "{\"$gt\":\"\"}",
          "[]",
          "\u0000",
          "\ud83d\ude00",
          "\u202etxet",
          "' OR 1=1 --",
          "%",
          "a,b",
          LONG,
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff");

  /** What takes the place of a value in a body, as JSON. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "0.1",
          "-0.0",
          "2147483648",
          "-9223372036854775809",
          "9223372036854775807",
          "1e308",
          "-1e308",
          "4e-324",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"NaN\"",
          "\"\\u0000\"",
          "\"\\ud83d\\ude00\"",
          "\"\\u202etxet\"",
          "\"$where\"",
          "\"a.b\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"+999999999-12-31\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"PT9999999999999H\"",
          "\"-P1D\"",
          "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[0]",
          "[\"\"]",
          "{\"$ne\":1}",
          "{\"kind\":\"\"}",
          "\"" + LONG + "\"",
          "[" + "\"x\",".repeat(500) + "\"x\"]");

  /** Whole bodies. */
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "[{}]",
          "{}",
          "0",
          "\"x\"",
          "{\"a\":1,\"a\":2}",
          "{\"\":{}}",
          "{\"a\":",
          "{\"__proto__\":{},\"$ne\":1,\"_id\":1,\"role\":\"OPERATOR\",\"tenantId\":\"x\"}",
          "[".repeat(200),
          "{\"a\":1e400}",
          "\ufeff{}",
          "<a/>");

  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Idempotency-Key", List.of("", "x", "a b", "x".repeat(300), "\"\"", "0"),
          "If-Match", List.of("", "*", "\"x\"", "W/\"1\"", "\"99999999999999999999\"", ","),
          "If-None-Match", List.of("", "*", "x", "\"1\",W/\"2\"", ","),
          "Accept-Language", List.of("", "*", "xx-yy;q=9", ";;;", "de-" + "x".repeat(300)),
          "Accept", List.of("", "image/png", "*/*;q=x", "application/json;q=0"),
          "Content-Type", List.of("x", "application/json;charset=utf-99", "text/plain"),
          "Range", List.of("bytes=0-", "bytes=-1"),
          "X-HTTP-Method-Override", List.of("DELETE"),
          "traceparent", List.of("00", "00-0-0-0"));

  private final JsonObject document;
  private final ExampleRequest examples;
  private final Map<String, String> bodies;
  private final Map<String, String> ids;

  /**
   * @param bodies by {@code path METHOD}, where the examples of the document make no good one
   * @param ids of what there is, for the parameters in paths
   */
  FuzzCases(JsonObject document, Map<String, String> bodies, Map<String, String> ids) {
    this.document = document;
    this.examples = new ExampleRequest(document, Map.of());
    this.bodies = Map.copyOf(bodies);
    this.ids = Map.copyOf(ids);
  }

  /** One request. */
  record Case(String method, String path, Optional<String> body, Map<String, String> headers) {
    @Override
    public String toString() {
      String text = method + " " + path + " " + headers + " " + body.orElse("");
      return text.substring(0, Math.min(600, text.length()));
    }
  }

  /** All of them but for the operations of these ids, in the order of the document. */
  List<Case> without(Set<String> operationIds) {
    List<Case> cases = new ArrayList<>();
    document
        .getJsonObject("paths")
        .forEach(
            (path, methods) ->
                methods
                    .asJsonObject()
                    .forEach(
                        (method, operation) -> {
                          JsonObject text = operation.asJsonObject();
                          if (!operationIds.contains(text.getString("operationId", ""))) {
                            add(cases, path, method.toUpperCase(Locale.ROOT), text);
                          }
                        }));
    return cases;
  }

  private void add(List<Case> cases, String path, String method, JsonObject operation) {
    String good = filled(path, "");
    Optional<String> body =
        Optional.ofNullable(bodies.get(path + " " + method)).or(() -> examples.body(operation));
    cases.add(new Case(method, good, body, Map.of()));
    parameters(operation, "path")
        .forEach(
            name ->
                WORDS.stream()
                    .filter(word -> !word.isBlank())
                    .map(word -> filled(path.replace("{" + name + "}", encoded(word)), ""))
                    .forEach(bad -> cases.add(new Case(method, bad, body, Map.of()))));
    parameters(operation, "query")
        .forEach(
            name ->
                WORDS.stream()
                    .map(word -> good + "?" + name + "=" + encoded(word))
                    .forEach(bad -> cases.add(new Case(method, bad, body, Map.of()))));
    HEADERS.forEach(
        (name, values) ->
            values.forEach(value -> cases.add(new Case(method, good, body, Map.of(name, value)))));
    body.ifPresent(
        text ->
            Stream.concat(BODIES.stream(), mutated(text).stream())
                .forEach(bad -> cases.add(new Case(method, good, Optional.of(bad), Map.of()))));
  }

  private static List<String> parameters(JsonObject operation, String in) {
    JsonArray parameters = operation.getJsonArray("parameters");
    return parameters == null
        ? List.of()
        : parameters.stream()
            .map(JsonValue::asJsonObject)
            .filter(parameter -> in.equals(parameter.getString("in", "")))
            .map(parameter -> parameter.getString("name"))
            .toList();
  }

  private String filled(String path, String unknown) {
    String filled = path;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled.replaceAll(
        "\\{[^}]+}", unknown.isEmpty() ? "0190a1b2-0000-7000-8000-00000000ffff" : unknown);
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, UTF_8).replace("+", "%20");
  }

  /** The body with each of its values replaced by each of ours, or left out. */
  private static List<String> mutated(String body) {
    JsonValue good;
    try (var reader = Json.createReader(new StringReader(body))) {
      good = reader.readValue();
    }
    List<String> pointers = new ArrayList<>();
    collect(good, "", pointers);
    List<String> mutated = new ArrayList<>();
    for (String pointer : pointers) {
      mutated.add(patched(good, Json.createPatchBuilder().remove(pointer).build()));
      for (String value : VALUES) {
        try (var reader = Json.createReader(new StringReader(value))) {
          JsonValue bad = reader.readValue();
          mutated.add(patched(good, Json.createPatchBuilder().replace(pointer, bad).build()));
        }
      }
    }
    return mutated;
  }

  private static String patched(JsonValue good, JsonPatch patch) {
    return good.getValueType() == JsonValue.ValueType.OBJECT
        ? patch.apply(good.asJsonObject()).toString()
        : patch.apply(good.asJsonArray()).toString();
  }

  private static void collect(JsonValue value, String at, List<String> pointers) {
    if (!at.isEmpty()) {
      pointers.add(at);
    }
    switch (value.getValueType()) {
      case OBJECT ->
          value.asJsonObject().forEach((name, child) -> collect(child, at + "/" + name, pointers));
      case ARRAY -> {
        for (int i = 0; i < value.asJsonArray().size(); i++) {
          collect(value.asJsonArray().get(i), at + "/" + i, pointers);
        }
      }
      case STRING, NUMBER, TRUE, FALSE, NULL -> {
        // nothing below
      }
    }
  }
}
