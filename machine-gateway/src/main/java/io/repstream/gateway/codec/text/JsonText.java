package io.repstream.gateway.codec.text;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.parsson.api.JsonConfig;

/**
 * JSON within bounds, from bytes and to bytes. Safe for all threads.
 *
 * <p>Objects are put together here from the parser's events: its own way to build them neither
 * limits the depth nor refuses a key that comes twice.
 */
final class JsonText {
  /** A frame needs five: frame, samples, sample, payload and one object inside that. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_NUMBER_CHARACTERS = 40;

  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonParserFactory PARSERS =
      PROVIDER.createParserFactory(Map.of(JsonConfig.MAX_BIGDECIMAL_LEN, MAX_NUMBER_CHARACTERS));
  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

  private JsonText() {}

  static JsonBuilderFactory builders() {
    return BUILDERS;
  }

  /**
   * Reads exactly one object.
   *
   * @throws IllegalArgumentException where the bytes are anything else
   */
  static JsonObject parse(ByteBuffer utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
      try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
        if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
          throw new IllegalArgumentException("not an object");
        }
        JsonObject object = object(parser, MAX_DEPTH);
        if (parser.hasNext()) {
          throw new IllegalArgumentException("more than one object");
        }
        return object;
      }
    } catch (CharacterCodingException badText) {
      throw new IllegalArgumentException("not UTF-8", badText);
    } catch (JsonException | ArithmeticException | UnsupportedOperationException notJson) {
      throw new IllegalArgumentException("not JSON within bounds", notJson);
    }
  }

  private static JsonObject object(JsonParser parser, int levels) {
    JsonObjectBuilder object = BUILDERS.createObjectBuilder();
    Set<String> keys = new HashSet<>();
    while (parser.next() != Event.END_OBJECT) {
      String key = parser.getString();
      if (!keys.add(key)) {
        throw new IllegalArgumentException("a key comes twice");
      }
      object.add(key, value(parser, parser.next(), levels - 1));
    }
    return object.build();
  }

  private static JsonArray array(JsonParser parser, int levels) {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      array.add(value(parser, event, levels - 1));
    }
    return array.build();
  }

  private static JsonValue value(JsonParser parser, Event event, int levels) {
    if (levels == 0) {
      throw new IllegalArgumentException("too deep");
    }
    return switch (event) {
      case START_OBJECT -> object(parser, levels);
      case START_ARRAY -> array(parser, levels);
      case VALUE_STRING, VALUE_NUMBER, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> parser.getValue();
      case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalArgumentException("no value");
    };
  }

  static byte[] utf8(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }
}
