package io.repstream.gateway.codec.text;

import io.repstream.common.rmp.RmpText;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object by name and type. What is missing or of another type is an {@link
 * IllegalArgumentException}; members that nobody asks for are ignored.
 */
record Members(JsonObject object) {
  private static final long U32_MAX = 0xFFFF_FFFFL;

  static Members of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return new Members(object);
    }
    throw new IllegalArgumentException("not an object");
  }

  boolean has(String name) {
    return object.containsKey(name);
  }

  JsonValue value(String name) {
    @Nullable JsonValue value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing member");
    }
    return value;
  }

  String text(String name) {
    if (value(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new IllegalArgumentException("not a string");
  }

  int u8(String name) {
    return (int) number(name, 0xFF);
  }

  int u16(String name) {
    return (int) number(name, 0xFFFF);
  }

  long u32(String name) {
    return number(name, U32_MAX);
  }

  private long number(String name, long max) {
    if (value(name) instanceof JsonNumber number && number.isIntegral()) {
      try {
        long value = number.longValueExact();
        if (value >= 0 && value <= max) {
          return value;
        }
      } catch (ArithmeticException beyond) {
        throw new IllegalArgumentException("beyond every bound", beyond);
      }
    }
    throw new IllegalArgumentException("not a number within bounds");
  }

  /** Times and sequence numbers never reach the upper half of u64; what does is refused. */
  long u64(String name) {
    long value = anyU64(name);
    if (value < 0) {
      throw new IllegalArgumentException("above 2^63 - 1");
    }
    return value;
  }

  long anyU64(String name) {
    return RmpText.parseU64(text(name));
  }

  byte[] bytes(String name) {
    return RmpText.parseBytes(text(name));
  }

  byte[] bytes(String name, int length) {
    byte[] bytes = bytes(name);
    if (bytes.length != length) {
      throw new IllegalArgumentException("another length");
    }
    return bytes;
  }

  JsonArray array(String name) {
    if (value(name) instanceof JsonArray array) {
      return array;
    }
    throw new IllegalArgumentException("not an array");
  }
}
