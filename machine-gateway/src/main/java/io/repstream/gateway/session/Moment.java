package io.repstream.gateway.session;

/**
 * When an input arrived, by both clocks.
 *
 * @param monotonicMs milliseconds from an unknown point, never backwards; for deadlines
 * @param epochMs milliseconds of the time of day; for what leaves the process
 */
public record Moment(long monotonicMs, long epochMs) {}
