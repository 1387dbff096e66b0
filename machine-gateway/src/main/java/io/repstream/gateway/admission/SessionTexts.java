package io.repstream.gateway.admission;

import io.repstream.gateway.session.SessionText;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Reads the version out of SESSION texts; nothing else of them is looked at. */
final class SessionTexts {
  private SessionTexts() {}

  /** The text with its version; one that tells none counts as the oldest. */
  static SessionText of(String json) {
    return new SessionText(version(json), json);
  }

  private static long version(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject().get("version") instanceof JsonNumber version
          ? version.longValue()
          : 0;
    } catch (JsonException unreadable) {
      return 0;
    }
  }
}
