package io.repstream.common.redis;

import java.util.List;

/**
 * The hint on {@link RedisKeys#floorChannel}: these machines have something new in the floor's
 * hashes. The hashes hold the truth; a lost hint costs time, never correctness.
 *
 * @param v payload version, 1
 * @param machineIds at least one
 */
public record FloorChange(int v, List<String> machineIds) {
  public static final int VERSION = 1;

  public FloorChange {
    machineIds = List.copyOf(machineIds);
  }
}
