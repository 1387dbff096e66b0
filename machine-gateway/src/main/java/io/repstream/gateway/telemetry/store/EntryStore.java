package io.repstream.gateway.telemetry.store;

import io.repstream.gateway.redis.RedisFault;
import java.util.List;

/** Where entries are stored. Blocks; for one writer thread. */
public interface EntryStore extends AutoCloseable {
  /**
   * Tries to store entries of different shards in one round trip.
   *
   * @return what became of each, in their order; never throws because the store failed
   */
  List<Outcome> store(List<StreamEntry> entries);

  /** Makes a {@link #store} that hangs on another thread fail. */
  void abort();

  @Override
  void close();

  /** What became of one entry. */
  sealed interface Outcome {
    /** The store has it. */
    record Stored() implements Outcome {}

    /** It has it not, or nobody knows. */
    record NotStored(RedisFault fault) implements Outcome {}
  }
}
