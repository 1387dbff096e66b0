package io.repstream.common.strength;

import org.jspecify.annotations.Nullable;

/**
 * The end of a set as reported.
 *
 * @param setId made by the machine, the same for the set's repetitions
 * @param exerciseId of the catalogue
 * @param planExerciseId the entry of a plan that was done
 * @param atMs sample time of the report
 * @param repCount done
 * @param targetReps planned
 */
public record SetReport(
    String setId,
    @Nullable String exerciseId,
    @Nullable String planExerciseId,
    long atMs,
    @Nullable Integer repCount,
    @Nullable Integer targetReps,
    @Nullable Long durationMs,
    @Nullable Long restBeforeMs,
    Load load,
    @Nullable StopReason stopReason,
    @Nullable Double energyKcal) {}
