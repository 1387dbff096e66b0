package io.repstream.perf.gym;

import io.repstream.common.machine.MachineState;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.machine.SimulatedMachine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a machine says of its own state, as samples of kind 06. */
final class MachineStates {
  private MachineStates() {}

  /** Takes the sample; on the machine's event loop. */
  static void tell(SimulatedMachine machine, MachineState state, Instant at) {
    String json = "{\"state\":\"" + state + "\"}";
    machine.measure(
        SampleKind.MACHINE_STATE, at.toEpochMilli(), json.getBytes(StandardCharsets.UTF_8));
  }
}
