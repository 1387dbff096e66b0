package io.repstream.common.workout.part;

/** A time without motion inside a workout, in sample time. */
public record Pause(long fromMs, long toMs) {}
