package io.repstream.api.privacy;

import io.repstream.api.privacy.Erasure.Line;
import java.time.Instant;
import java.util.Optional;

/** Where erasures are kept. Safe for all threads; calls may block. */
public interface ErasureStore {
  /** Adds an erasure. */
  void add(Erasure erasure);

  /** One erasure. */
  Optional<Erasure> byId(String id);

  /** The erasure of a receipt. */
  Optional<Erasure> byReceipt(String sha256);

  /** Adds a line, unless there is one of the same records: the first count is the true one. */
  void note(String id, Line line);

  /** Notes that it is done, and forgets whose it was; the first time counts. */
  void finish(String id, Instant at);
}
