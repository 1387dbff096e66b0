package io.repstream.dev.launch;

import io.repstream.dev.gym.GymOptions;

/** What the launcher was asked to do. */
public sealed interface Command {
  /** Bring a gym up and keep it until somebody ends it. */
  record Up(GymOptions options) implements Command {}

  /** Tell whether a gym is up. */
  record Status() implements Command {}

  /** Show the usage. */
  record Help() implements Command {}

  /** Show the version. */
  record Version() implements Command {}

  /** Not understood, with what is wrong. */
  record Misused(String fault) implements Command {}
}
