package io.repstream.gateway.status;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.LinkStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where links are written. Does not block; answers on a thread of its own. */
public interface LinkStore {
  /**
   * Writes links of one gym, each unless a newer connection has written before it.
   *
   * @param outcome hears once whether all were settled; false = to be tried again
   */
  void write(GymId gymId, List<LinkChange> changes, Consumer<Boolean> outcome);

  /**
   * Reads the links of one gym.
   *
   * @param answer hears of all that can be read; of nothing where the store is away
   */
  void read(GymId gymId, Consumer<Map<MachineId, LinkStatus>> answer);
}
