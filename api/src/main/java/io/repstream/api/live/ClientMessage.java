package io.repstream.api.live;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** What a client of a live connection says. */
sealed interface ClientMessage {
  /** Longest text that is read. */
  int MAX_CHARS = 4_096;

  /** Wants to hear a topic. */
  record Subscribe(String topic) implements ClientMessage {}

  /** Wants to hear it no more. */
  record Unsubscribe(String topic) implements ClientMessage {}

  /** Asks whether the connection lives. */
  record Ping() implements ClientMessage {}

  /** Something that is none of these. */
  record Unreadable() implements ClientMessage {}

  /** Reads a text; never throws on any text. */
  static ClientMessage parse(String text) {
    if (text.length() > MAX_CHARS) {
      return new Unreadable();
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject message = reader.readObject();
      String topic = message.getString("topic", "");
      return switch (message.getString("type", "")) {
        case "subscribe" -> new Subscribe(topic);
        case "unsubscribe" -> new Unsubscribe(topic);
        case "ping" -> new Ping();
        default -> new Unreadable();
      };
    } catch (JsonException | ClassCastException notOurs) {
      return new Unreadable();
    }
  }
}
