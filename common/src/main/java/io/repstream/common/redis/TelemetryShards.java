package io.repstream.common.redis;

import io.repstream.common.id.MachineId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * How telemetry is spread over streams: shard = CRC32C(UTF-8 machineId) mod N.
 *
 * <p>The tags are chosen so that their cluster slots lie evenly over 0..16383. All processes share
 * one layout ({@link RedisKeys#TELEMETRY_LAYOUT}); it changes only after a drain.
 *
 * @param count number of shards: 1, 2, 4 or 8
 */
public record TelemetryShards(int count) {
  /** Slots 1022 to 15353, about 2048 apart. */
  private static final List<String> TAGS =
      List.of("1632", "1412", "596", "906", "1544", "1189", "1959", "1324");

  public static final int DEFAULT_COUNT = 8;

  public TelemetryShards {
    if (count < 1 || count > TAGS.size() || TAGS.size() % count != 0) {
      throw new IllegalArgumentException("shards must be 1, 2, 4 or 8");
    }
  }

  /** The shard of a machine, 0 to count - 1. */
  public int shardOf(MachineId machineId) {
    CRC32C crc = new CRC32C();
    crc.update(machineId.utf8());
    return (int) (crc.getValue() % count);
  }

  /** Stream of packed samples; entries by {@code TelemetryEntryCodec}. */
  public String stream(int shard) {
    return key(shard, "stream");
  }

  /** Stream of safety events, which has its own reader. */
  public String safety(int shard) {
    return key(shard, "safety");
  }

  /** Stream of dead letters with reason, original id, key and bytes. */
  public String dead(int shard) {
    return key(shard, "dead");
  }

  /**
   * Hash {@code machineId/bootId} → {@link DurableMark} as text; only upwards. Gateways; those that
   * did not change for eight days are swept.
   */
  public String durable(int shard) {
    return key(shard, "durable");
  }

  /** String, gateway id: the marks were swept within the last day. Gateways; TTL 1 day. */
  public String swept(int shard) {
    return key(shard, "swept");
  }

  /** Which ingest worker holds the shard, with its epoch; TTL 10 s. */
  public String lease(int shard) {
    return key(shard, "lease");
  }

  /** Hash of the sample in hand while an entry is isolated, and of crashes; TTL 8 days. */
  public String suspect(int shard) {
    return key(shard, "suspect");
  }

  /** The text that all processes must agree on. */
  public String layout() {
    return IntStream.range(0, count)
        .mapToObj(this::tag)
        .collect(Collectors.joining(",", "v1:" + count + ":", ""));
  }

  private String key(int shard, String what) {
    return "{telemetry:" + tag(shard) + "}:" + what;
  }

  private String tag(int shard) {
    return TAGS.get(shard * (TAGS.size() / count));
  }
}
