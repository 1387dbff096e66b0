package io.repstream.api.workout.effort;

import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import org.jspecify.annotations.Nullable;

/** What a machine recorded of a member's workout. */
public record Effort(
    WorkoutId workoutId,
    MemberId memberId,
    @Nullable MachineType machineType,
    double activeSeconds,
    double distanceMeters) {}
