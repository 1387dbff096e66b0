package io.repstream.api.ingest.decode;

import io.repstream.common.id.MachineId;
import java.util.List;

/** The machines that have workouts. Calls may block and throw where the store is away. */
@FunctionalInterface
interface RecordedMachines {
  /** All of them, in no order. */
  List<MachineId> all();
}
