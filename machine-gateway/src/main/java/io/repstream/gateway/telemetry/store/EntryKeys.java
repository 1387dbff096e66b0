package io.repstream.gateway.telemetry.store;

import io.repstream.common.redis.TelemetryShards;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The keys of each shard, as bytes. */
final class EntryKeys {
  private final List<List<byte[]>> byShard;

  EntryKeys(TelemetryShards shards) {
    this.byShard = new ArrayList<>(shards.count());
    for (int shard = 0; shard < shards.count(); shard++) {
      byShard.add(
          List.of(
              utf8(shards.stream(shard)), utf8(shards.durable(shard)), utf8(shards.safety(shard))));
    }
  }

  int shards() {
    return byShard.size();
  }

  /** Stream, durable marks and safety stream, as the script takes them. */
  List<byte[]> of(int shard) {
    return byShard.get(shard);
  }

  byte[] stream(int shard) {
    return byShard.get(shard).getFirst();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
