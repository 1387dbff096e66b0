package io.repstream.api.tenancy;

import io.repstream.api.platform.creation.Creation;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where chains and gyms are kept. Safe for all threads; calls may block. */
public interface GymStore {
  /** Adds a new chain. */
  void add(Chain chain, Creation<Chain> creation);

  /** Adds a new gym. */
  void add(Gym gym, Creation<Gym> creation);

  Optional<Chain> chain(ChainId id);

  Optional<Gym> gym(GymId id);

  /**
   * Gyms that are named or belong to a named chain, in order of id.
   *
   * @param after the id before the first, or empty from the start
   * @param limit most to answer
   */
  List<Gym> among(
      Collection<ChainId> chains, Collection<GymId> gyms, Optional<GymId> after, int limit);

  /** All gyms of the installation, by pages as {@link #among}. */
  List<Gym> all(Optional<GymId> after, int limit);
}
