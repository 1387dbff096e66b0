package io.repstream.api.ingest.work;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.WorkoutStore;

/** Where ingest writes to and asks from, the same for all shards. */
public record IngestPorts(
    SampleStore samples,
    WorkoutStore workouts,
    SignInSource signIns,
    FloorWriter floors,
    StoreCheck stores) {}
