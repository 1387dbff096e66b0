/**
 * From the event loops to the telemetry streams: samples of many machines packed into few entries,
 * stored by a few writer threads, acked only when stored.
 *
 * <p>Redis keys (names in {@code io.repstream.common.redis.TelemetryShards}): adds to {@code
 * {telemetry:<tag>}:stream} and {@code {telemetry:<tag>}:safety} (field {@code b}: bytes of {@code
 * TelemetryEntryCodec}); owns {@code {telemetry:<tag>}:durable} (hash {@code machineId/bootId} →
 * {@code DurableMark}), {@code {telemetry:<tag>}:swept} and, with the other processes, {@code
 * telemetry:layout}.
 *
 * <p>A shard has one writer and at most one entry under way, so a machine's samples are stored in
 * order. An entry that was not stored, for whatever reason, is kept and tried again; it may then be
 * stored twice, which consumers tell by (machineId, bootId, seq).
 */
@NullMarked
package io.repstream.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
