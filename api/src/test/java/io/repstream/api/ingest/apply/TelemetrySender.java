package io.repstream.api.ingest.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

/** Puts samples into the telemetry streams, as a gateway does. */
public final class TelemetrySender {
  private static final TelemetryShards SHARDS = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);

  private final UnifiedJedis redis;

  public TelemetrySender(UnifiedJedis redis) {
    this.redis = redis;
  }

  /** Each run as an entry of its own. */
  public void send(List<MachineRun> runs) {
    for (MachineRun run : runs) {
      add(SHARDS.shardOf(run.machineId()), TelemetryEntryCodec.encode(7, List.of(run)));
    }
  }

  /** Any bytes as an entry. */
  public void add(int shard, byte[] entry) {
    redis.xadd(
        SHARDS.stream(shard).getBytes(UTF_8),
        XAddParams.xAddParams(),
        Map.of(TelemetryEntryCodec.FIELD.getBytes(UTF_8), entry));
  }
}
