package io.repstream.api.command;

import io.repstream.common.id.CommandId;

/** Tells every process that a command has changed. Safe for all threads; calls may block. */
public interface CommandChanges {
  /** Tells it; where that fails, those who wait look for themselves. */
  void changed(CommandId id);
}
