package io.repstream.api.platform.rest;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON-B that reads whole numbers exactly or not at all: by itself it would make 1 of 1.7 and
 * 1215752191 of 99999999999, and a number of a text.
 */
@Provider
public final class ExactNumbers implements ContextResolver<Jsonb> {
  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig()
              .withDeserializers(
                  new Exact<Integer>(BigDecimal::intValueExact) {},
                  new Exact<Long>(BigDecimal::longValueExact) {}));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }

  /** Abstract, so that each use keeps its number's type for JSON-B to find. */
  private abstract static class Exact<N extends Number> implements JsonbDeserializer<N> {
    private final Function<BigDecimal, N> conversion;

    Exact(Function<BigDecimal, N> conversion) {
      this.conversion = conversion;
    }

    @Override
    public @Nullable N deserialize(JsonParser parser, DeserializationContext context, Type type) {
      try {
        JsonValue value = value(parser);
        if (JsonValue.NULL.equals(value)) {
          return null;
        }
        if (value instanceof JsonNumber number) {
          return conversion.apply(number.bigDecimalValue());
        }
      } catch (ArithmeticException notWhole) {
        // told below, like any other value
      }
      throw new JsonbException("a whole number is needed");
    }

    /** Inside of a type with a discriminator, Yasson's parser can tell numbers only. */
    private static JsonValue value(JsonParser parser) {
      try {
        return parser.getValue();
      } catch (UnsupportedOperationException readAlready) {
        return Json.createValue(parser.getBigDecimal());
      }
    }
  }
}
