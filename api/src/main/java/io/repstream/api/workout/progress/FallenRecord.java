package io.repstream.api.workout.progress;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record that a workout has broken.
 *
 * @param record the new one
 * @param previousValue the one before
 */
@Schema(name = "FallenRecord", description = "A personal record that a workout has broken")
public record FallenRecord(PersonalRecord record, double previousValue) {}
