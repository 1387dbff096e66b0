package io.repstream.api.ingest.dead;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.platform.config.RedisConfig;
import io.repstream.api.platform.redis.RedisAccess;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** Dead letters in Redis; all keys of a shard share a slot, so each script works on a cluster. */
final class RedisDeadLetterBox implements DeadLetterBox, AutoCloseable {
  /** Arguments: letter id, field of the entry, suspect field. */
  private static final String REPLAY =
      """
      local found = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
      if #found == 0 then return 0 end
      local fields = found[1][2]
      for i = 1, #fields, 2 do
        if fields[i] == 'b' and #fields[i + 1] > 0 then
          redis.call('XADD', KEYS[2], '*', ARGV[2], fields[i + 1])
          redis.call('HDEL', KEYS[3], ARGV[3])
          return redis.call('XDEL', KEYS[1], ARGV[1])
        end
      end
      return 0
      """;

  private static final byte[] FIRST = "-".getBytes(UTF_8);
  private static final byte[] LAST = "+".getBytes(UTF_8);

  private final UnifiedJedis redis;
  private final TelemetryShards shards;

  RedisDeadLetterBox(RedisConfig.Place place, TelemetryShards shards) {
    this.redis = RedisAccess.open(place);
    this.shards = shards;
  }

  @Override
  public List<StoredLetter> list(int limit) {
    List<StoredLetter> letters = new ArrayList<>();
    for (int shard = 0; shard < shards.count(); shard++) {
      byte[] stream = shards.dead(shard).getBytes(UTF_8);
      for (Object found : redis.xrange(stream, FIRST, LAST, limit)) {
        letters.add(letter(shard, (List<?>) found));
      }
    }
    return letters;
  }

  @Override
  public boolean replay(StoredLetter letter) {
    int shard = letter.shard();
    Object replayed =
        redis.eval(
            REPLAY,
            List.of(shards.dead(shard), shards.stream(shard), shards.suspect(shard)),
            List.of(letter.id(), TelemetryEntryCodec.FIELD, "crashes:" + letter.key()));
    return Long.valueOf(1).equals(replayed);
  }

  @Override
  public boolean drop(StoredLetter letter) {
    return redis.xdel(shards.dead(letter.shard()), new StreamEntryID(letter.id())) == 1;
  }

  @Override
  public void close() {
    redis.close();
  }

  /**
   * @param found id, and names and values in turn
   */
  private static StoredLetter letter(int shard, List<?> found) {
    List<?> flat = (List<?>) found.get(1);
    Map<String, byte[]> fields = new HashMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      fields.put(new String((byte[]) flat.get(i), UTF_8), (byte[]) flat.get(i + 1));
    }
    return new StoredLetter(
        shard,
        new String((byte[]) found.getFirst(), UTF_8),
        text(fields, "reason"),
        text(fields, "id"),
        text(fields, "key"),
        fields.getOrDefault("b", new byte[0]).length);
  }

  private static String text(Map<String, byte[]> fields, String name) {
    return new String(fields.getOrDefault(name, new byte[0]), UTF_8);
  }
}
