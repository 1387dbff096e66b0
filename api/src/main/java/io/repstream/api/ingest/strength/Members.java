package io.repstream.api.ingest.strength;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The members of a strength sample within their ranges. Unknown members are ignored, absent and
 * null ones are unknown.
 */
final class Members {
  private static final int LONGEST_TEXT = 64;

  private final JsonObject object;

  Members(JsonObject object) {
    this.object = object;
  }

  /** A member that cannot be what it says. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * @param reason of a bounded set
     */
    Fault(String reason) {
      super(reason, null, false, false);
    }
  }

  /** A number from 0. */
  @Nullable Double number(String name, double most) throws Fault {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    if (!(value instanceof JsonNumber number)) {
      throw new Fault("undecodable");
    }
    double known = number.doubleValue();
    if (!(known >= 0 && known <= most)) {
      throw new Fault("out_of_range");
    }
    return known;
  }

  /** A whole number from 0. */
  @Nullable Long whole(String name, long most) throws Fault {
    Double number = number(name, (double) most);
    if (number == null) {
      return null;
    }
    if (number != Math.rint(number)) {
      throw new Fault("out_of_range");
    }
    return number.longValue();
  }

  @Nullable Integer count(String name, int most) throws Fault {
    Long whole = whole(name, most);
    return whole == null ? null : Integer.valueOf(whole.intValue());
  }

  @Nullable String text(String name) throws Fault {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    if (!(value instanceof JsonString text) || text.getString().isEmpty()) {
      throw new Fault("undecodable");
    }
    if (text.getString().length() > LONGEST_TEXT) {
      throw new Fault("out_of_range");
    }
    return text.getString();
  }

  /** A constant; one that a later version may know is unknown here. */
  <E extends Enum<E>> E constant(String name, Class<E> type, E unknown) throws Fault {
    String text = text(name);
    if (text == null) {
      return unknown;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    return unknown;
  }

  Members object(String name) throws Fault {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      return new Members(JsonValue.EMPTY_JSON_OBJECT);
    }
    if (!(value instanceof JsonObject inner)) {
      throw new Fault("undecodable");
    }
    return new Members(inner);
  }
}
