package io.repstream.gateway.telemetry.store;

import io.repstream.common.redis.TelemetryShards;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.util.JedisClusterCRC16;

/** The keys of each shard, as bytes. */
final class RedisEntryKeys {
  private final List<List<byte[]>> byShard;
  private final int[] slots;

  RedisEntryKeys(TelemetryShards shards) {
    this.byShard = new ArrayList<>(shards.count());
    this.slots = new int[shards.count()];
    for (int shard = 0; shard < shards.count(); shard++) {
      byShard.add(
          List.of(
              utf8(shards.stream(shard)), utf8(shards.durable(shard)), utf8(shards.safety(shard))));
      slots[shard] = JedisClusterCRC16.getSlot(stream(shard));
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

  /** The cluster slot in which all keys of a shard lie. */
  int slot(int shard) {
    return slots[shard];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
