package io.repstream.gateway.command;

import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.WaitingCommand;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.Optional;

/** The JSON of commands and of what becomes of them. Safe for all threads. */
final class CommandJson {
  private final Jsonb jsonb = JsonbBuilder.create();

  String text(CommandEvent event) {
    return jsonb.toJson(event);
  }

  /** Reads a waiting command; empty where the text is none. */
  Optional<WaitingCommand> waiting(String text) {
    try {
      return Optional.ofNullable(jsonb.fromJson(text, WaitingCommand.class));
    } catch (JsonbException unreadable) {
      return Optional.empty();
    }
  }
}
