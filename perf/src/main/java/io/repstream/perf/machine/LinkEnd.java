package io.repstream.perf.machine;

import java.time.Duration;

/** Why a connection, or the attempt at one, came to its end. */
public sealed interface LinkEnd {
  /** No connection, a reset, silence, a fault of ours: nothing that the gateway said. */
  record Lost(String detail) implements LinkEnd {}

  /** The gateway refused the handshake with REJECT. */
  record Rejected(int code, Duration retryAfter) implements LinkEnd {}

  /** The gateway closed with ERROR: it holds us to be at fault. */
  record Faulted(int code, String text) implements LinkEnd {}

  /** The gateway said GOAWAY. */
  record SentAway(int reason, Duration reconnectAfter) implements LinkEnd {}

  /** Whoever answered does not hold the machine's key; we told it nothing. */
  record GatewayUnproven() implements LinkEnd {}

  /** The machine itself closed. */
  record Closed() implements LinkEnd {}
}
