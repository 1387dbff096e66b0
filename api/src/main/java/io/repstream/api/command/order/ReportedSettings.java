package io.repstream.api.command.order;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings in force, as a machine reports them in a sample of kind 07 with code {@code SETUP}.
 *
 * @param values by the machine's names; what is no number is left out
 */
record ReportedSettings(Map<String, Double> values) {
  private static final String CODE = "SETUP";

  ReportedSettings {
    values = Map.copyOf(values);
  }

  /** Reads a payload of kind 07; empty where it is another report or cannot be read. */
  static Optional<ReportedSettings> of(byte[] payload) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(payload))) {
      JsonObject report = reader.readObject();
      return report.getString("code", "").equals(CODE)
          ? Optional.of(new ReportedSettings(numbers(report.get("values"))))
          : Optional.empty();
    } catch (JsonException | ClassCastException unreadable) {
      return Optional.empty();
    }
  }

  private static Map<String, Double> numbers(JsonValue values) {
    Map<String, Double> numbers = new HashMap<>();
    if (values instanceof JsonObject members) {
      members.forEach(
          (name, value) -> {
            if (value instanceof JsonNumber number) {
              numbers.put(name, number.doubleValue());
            }
          });
    }
    return numbers;
  }
}
