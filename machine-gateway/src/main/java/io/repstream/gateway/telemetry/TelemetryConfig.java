package io.repstream.gateway.telemetry;

import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.telemetry.store.RedisEntryStore;
import java.time.Duration;

/**
 * How samples are gathered and how sure their storing must be.
 *
 * @param shards the layout that all processes share
 * @param writers threads, each with some of the shards and a connection of its own
 * @param linger how long a sample waits for company
 * @param maxEntryBytes an entry is full at this size
 * @param inFlightBytes most bytes of samples that may wait for the store, all machines together
 * @param storing when a sample counts as stored
 */
public record TelemetryConfig(
    TelemetryShards shards,
    int writers,
    Duration linger,
    int maxEntryBytes,
    long inFlightBytes,
    RedisEntryStore.Rules storing) {}
