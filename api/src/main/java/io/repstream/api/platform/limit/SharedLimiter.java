package io.repstream.api.platform.limit;

import io.repstream.api.platform.config.limit.Quota;
import java.util.Optional;

/**
 * Counts for all instances at once. Safe for all threads; may block for the store's timeouts.
 * Answers are empty while the store is away.
 */
interface SharedLimiter {
  /** Asks for one request more. */
  Optional<Admission> take(String key, Quota quota);

  /** Gives one back that turned out not to count. */
  void giveBack(String key, Quota quota);
}
