package io.repstream.gateway.telemetry.store;

import java.util.Map;

/**
 * What one call stores in one shard. Arrays belong to the entry; it is encoded once and sent as
 * often as needed.
 *
 * @param bytes packed runs
 * @param safetyBytes packed safety events, empty where there are none
 * @param marks durable field → highest sequence number in the entry
 * @param samples how many samples it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per entry would be waste
public record StreamEntry(
    int shard, byte[] bytes, byte[] safetyBytes, Map<String, Long> marks, int samples) {}
