package io.repstream.gateway.command;

import io.repstream.common.redis.CommandEvent;

/** Counts what happens to commands. Safe for all threads. */
public interface CommandMeter {
  /** Something became of a command. */
  void told(CommandEvent event);

  /** There was no room to keep what became of a command. */
  void refused();

  /** A machine answered what it was not asked. */
  void unasked();
}
