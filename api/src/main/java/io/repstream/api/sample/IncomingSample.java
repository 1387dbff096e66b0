package io.repstream.api.sample;

import io.repstream.common.telemetry.Sample;

/**
 * A sample on its way into its bucket.
 *
 * @param sample as sent
 * @param receivedAtMs gateway clock
 * @param sampleTimeMs on the gateway's time scale
 */
public record IncomingSample(Sample sample, long receivedAtMs, long sampleTimeMs) {}
