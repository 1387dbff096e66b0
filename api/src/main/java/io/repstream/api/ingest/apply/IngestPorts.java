package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.track.MachineReadings;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.WorkoutStore;

/**
 * Where ingest writes to and asks from, the same for all shards.
 *
 * @param readings how samples are read
 * @param stores whether they take writes
 */
public record IngestPorts(
    SampleStore samples,
    WorkoutStore workouts,
    SignInSource signIns,
    FloorWriter floors,
    MachineReadings readings,
    StoreCheck stores) {}
