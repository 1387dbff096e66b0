package io.repstream.api.ingest.share;

import java.util.List;

/**
 * The workers that are alive. Safe for all threads; calls may block and throw where the store is
 * away.
 */
public interface WorkerRoster {
  /**
   * Tells that a worker is alive.
   *
   * @return the ids of all that are, this one included
   */
  List<String> renew(String worker);

  /** Tells that a worker leaves. */
  void leave(String worker);
}
