package io.repstream.api.ingest.track;

import io.repstream.common.machine.MachineState;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.TimedSample;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** What a machine says of itself in samples of kind 06. */
final class ReportedState {
  private ReportedState() {}

  /** The state, if the sample is a report and can be read. */
  static Optional<MachineState> of(TimedSample sample) {
    if (SampleKind.ofCode(sample.kindCode()) != SampleKind.MACHINE_STATE) {
      return Optional.empty();
    }
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(sample.payload()))) {
      return Optional.of(MachineState.valueOf(reader.readObject().getString("state", "")));
    } catch (JsonException | IllegalArgumentException | ClassCastException unreadable) {
      return Optional.empty();
    }
  }
}
