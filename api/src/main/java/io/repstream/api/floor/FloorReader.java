package io.repstream.api.floor;

import io.repstream.common.id.GymId;

/** Reads floors. Safe for all threads; a call may block as long as the store's timeouts say. */
public interface FloorReader {
  /**
   * The floor of a gym, from one round trip. While the store is away: the last floor that this node
   * read, every machine marked with {@code STORE_OUTAGE}.
   */
  Floor read(GymId gymId);
}
