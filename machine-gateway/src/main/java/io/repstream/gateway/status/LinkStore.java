package io.repstream.gateway.status;

import io.repstream.common.id.GymId;
import java.util.List;
import java.util.function.Consumer;

/** Where links are written. Does not block; answers on a thread of its own. */
public interface LinkStore {
  /**
   * Writes links of one gym, each unless a newer connection has written before it.
   *
   * @param outcome hears once whether all were settled; false = to be tried again
   */
  void write(GymId gymId, List<LinkChange> changes, Consumer<Boolean> outcome);
}
