package io.repstream.gateway.status;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.LinkStatus;

/** The latest link of one machine on one floor, to be written. */
public record LinkChange(Place place, LinkStatus status) {
  /** Which field of which gym's hash. */
  public record Place(GymId gymId, MachineId machineId) {}

  /** The later of two changes of one place, by the epochs of their connections. */
  static LinkChange later(LinkChange first, LinkChange second) {
    return second.status().epoch() >= first.status().epoch() ? second : first;
  }
}
