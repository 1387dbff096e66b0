package io.repstream.gateway;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The gateway's own few threads: named, and none of them keeps the process alive. */
final class Threads {
  private Threads() {}

  /** One thread that does things at times. */
  static ScheduledExecutorService scheduled(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name(name).daemon().factory());
  }
}
