package io.repstream.api.live;

import java.time.Duration;
import java.util.Optional;

/**
 * One-time tickets for clients that cannot send a header with a WebSocket, such as browsers. Safe
 * for all threads; calls may block.
 */
public interface LiveTickets {
  /** How long a ticket waits for its use. */
  Duration LIFE = Duration.ofSeconds(30);

  /** Issues a ticket for a grant. */
  String issue(Grant grant);

  /** Takes a ticket: the first time it gives its grant, never again. */
  Optional<Grant> redeem(String ticket);
}
