package io.repstream.perf.machine;

import org.jspecify.annotations.Nullable;

/** One connection of a machine: which one it is, and why it ended. For one event loop. */
final class Link {
  private final SimulatedMachine machine;
  private final Handshake handshake;
  private @Nullable LinkEnd end;

  Link(SimulatedMachine machine, Handshake handshake) {
    this.machine = machine;
    this.handshake = handshake;
  }

  SimulatedMachine machine() {
    return machine;
  }

  Handshake handshake() {
    return handshake;
  }

  /** Notes why the connection is about to end; what was noted first stays. */
  void endsWith(LinkEnd reason) {
    if (end == null) {
      end = reason;
    }
  }

  LinkEnd end() {
    return end == null ? new LinkEnd.Lost("closed by the gateway without a word") : end;
  }
}
