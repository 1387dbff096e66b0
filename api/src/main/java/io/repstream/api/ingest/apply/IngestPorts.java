package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.MachineId;
import io.repstream.common.strength.Calibration;
import java.util.function.Function;

/**
 * Where ingest writes to and asks from, the same for all shards.
 *
 * @param calibrations of strength machines
 * @param stores whether they take writes
 */
public record IngestPorts(
    SampleStore samples,
    WorkoutStore workouts,
    SignInSource signIns,
    FloorWriter floors,
    Function<MachineId, Calibration> calibrations,
    StoreCheck stores) {}
