package io.repstream.common.workout.part;

/** For how long the heart beat at a rate. */
public record HeartRateTime(int bpm, long durationMs) {}
