package io.repstream.api.platform.rest;

import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks over a body before anything is bound to it. JSON-B would take the last of two members of a
 * name, where a filter in front of us may have looked at the first; and JSON leaves depth and
 * numbers without bounds.
 */
final class JsonShape {
  static final int MOST_LEVELS = 32;
  static final int LONGEST_NUMBER = 40;

  /** The names seen in each open object; an empty set for each open array. */
  private final Deque<Set<String>> open = new ArrayDeque<>();

  private JsonShape() {}

  /**
   * Checks a body.
   *
   * @throws Refusal where a name comes twice in an object, levels or a number exceed their limit,
   *     or a text holds half a character
   * @throws jakarta.json.JsonException where it is no JSON
   */
  static void check(byte[] body) {
    JsonShape shape = new JsonShape();
    try (JsonParser parser = Json.createParser(new ByteArrayInputStream(body))) {
      while (parser.hasNext()) {
        shape.take(parser.next(), parser);
      }
    }
  }

  private void take(JsonParser.Event event, JsonParser parser) {
    switch (event) {
      case START_OBJECT, START_ARRAY -> {
        open.push(new HashSet<>());
        require(open.size() <= MOST_LEVELS, "The JSON is nested too deeply.");
      }
      case END_OBJECT, END_ARRAY -> open.pop();
      case KEY_NAME -> {
        String name = parser.getString();
        require(isWhole(name), "A text holds half a character.");
        require(open.element().add(name), "A name comes twice in one object.");
      }
      case VALUE_STRING -> require(isWhole(parser.getString()), "A text holds half a character.");
      case VALUE_NUMBER -> require(isBounded(parser.getString()), "A number is out of bounds.");
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {
        // nothing in them can be too large
      }
    }
  }

  private static boolean isBounded(String number) {
    return number.length() <= LONGEST_NUMBER && Double.isFinite(Double.parseDouble(number));
  }

  /** A surrogate without its other half is no character and cannot be stored as UTF-8. */
  private static boolean isWhole(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw Refusal.of(ProblemCode.MALFORMED_JSON, otherwise);
    }
  }
}
