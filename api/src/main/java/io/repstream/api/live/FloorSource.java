package io.repstream.api.live;

import io.repstream.common.id.GymId;
import java.util.Map;

/** Where a hub reads a floor. */
@FunctionalInterface
interface FloorSource {
  /** The JSON of every machine of a gym, by id, in the order of the inventory. May block. */
  Map<String, String> machines(GymId gymId);
}
