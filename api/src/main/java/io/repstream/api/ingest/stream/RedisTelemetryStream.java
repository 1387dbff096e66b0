package io.repstream.api.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntryBinary;

/** The stream in Redis, read without blocking commands: a frozen server costs one timeout. */
public final class RedisTelemetryStream implements TelemetryStream {
  /** The group that turns samples into workouts. */
  public static final String GROUP = "ingest";

  private static final String BEGIN = "0-0";
  private static final int CLAIM_PAGE = 256;
  private static final int ACK_PAGE = 1_000;
  private static final byte[] FIELD = TelemetryEntryCodec.FIELD.getBytes(UTF_8);

  /** Arguments: group, lease epoch, ids. */
  private static final String ACK =
      """
      if redis.call('HGET', KEYS[2], 'epoch') ~= ARGV[2] then return -1 end
      return redis.call('XACK', KEYS[1], ARGV[1], unpack(ARGV, 3))
      """;

  /** Arguments: group, entry id, reason, key, bytes, and 1 to acknowledge. */
  private static final String BURY =
      """
      redis.call('XADD', KEYS[2], '*',
        'reason', ARGV[3], 'id', ARGV[2], 'key', ARGV[4], 'b', ARGV[5])
      if ARGV[6] == '1' then redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) end
      return 1
      """;

  /**
   * Cuts below the lowest pending or, without one, the last delivered id of every group. A group
   * that has read nothing stands at 0-0 and keeps everything. XTRIM by length would delete pending
   * entries.
   */
  private static final String TRIM =
      """
      local function parts(id)
        local ms, n = string.match(id, '(%d+)-(%d+)')
        return tonumber(ms), tonumber(n)
      end
      local function less(a, b)
        local ams, an = parts(a)
        local bms, bn = parts(b)
        return ams < bms or (ams == bms and an < bn)
      end
      if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
      local lowest = nil
      for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
        local group = {}
        for i = 1, #flat, 2 do group[flat[i]] = flat[i + 1] end
        local keep = group['last-delivered-id']
        if group['pending'] > 0 then
          keep = redis.call('XPENDING', KEYS[1], group['name'])[2]
        end
        if lowest == nil or less(keep, lowest) then lowest = keep end
      end
      if lowest == nil or lowest == '0-0' then return 0 end
      return redis.call('XTRIM', KEYS[1], 'MINID', lowest)
      """;

  private final UnifiedJedis redis;
  private final String stream;
  private final String lease;
  private final String dead;
  private final String consumer;
  private final String layout;

  /**
   * @param consumer stable for an instance, so that after a crash it finds its own pending entries
   */
  public RedisTelemetryStream(
      UnifiedJedis redis, TelemetryShards shards, int shard, String consumer) {
    this.redis = redis;
    this.stream = shards.stream(shard);
    this.lease = shards.lease(shard);
    this.dead = shards.dead(shard);
    this.consumer = consumer;
    this.layout = shards.layout();
  }

  @Override
  public void open() {
    agreeOnLayout();
    try {
      redis.xgroupCreate(stream, GROUP, new StreamEntryID(0, 0), true);
    } catch (JedisDataException refused) {
      if (!String.valueOf(refused.getMessage()).startsWith("BUSYGROUP")) {
        throw refused;
      }
    }
  }

  @Override
  public List<Redelivery> pending(Optional<String> after, int limit) {
    List<StreamEntry> entries = read(new StreamEntryID(after.orElse("0-0")), limit);
    if (entries.isEmpty()) {
      return List.of();
    }
    Map<String, Long> deliveries = deliveries(entries);
    return entries.stream()
        .map(entry -> new Redelivery(entry, deliveries.getOrDefault(entry.id(), 1L)))
        .toList();
  }

  private Map<String, Long> deliveries(List<StreamEntry> entries) {
    XPendingParams page =
        XPendingParams.xPendingParams(
                new StreamEntryID(entries.getFirst().id()),
                new StreamEntryID(entries.getLast().id()),
                entries.size())
            .consumer(consumer);
    Map<String, Long> deliveries = new HashMap<>();
    redis
        .xpending(stream, GROUP, page)
        .forEach(entry -> deliveries.put(entry.getID().toString(), entry.getDeliveredTimes()));
    return deliveries;
  }

  @Override
  public List<StreamEntry> next(int limit) {
    return read(StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY, limit);
  }

  /**
   * By ids only, so that no delivery is counted. From 7.0 on, Redis drops what is gone from the
   * pending entries and tells of it once, here; 6.2 leaves it pending, and reading finds the hole.
   */
  @Override
  public Claim claim(Duration minIdle) {
    String cursor = BEGIN;
    int claimed = 0;
    int gone = 0;
    do {
      List<?> page = redis.executeCommand(claimFrom(cursor, minIdle));
      cursor = new String((byte[]) page.getFirst(), UTF_8);
      claimed += ((List<?>) page.get(1)).size();
      gone += page.size() > 2 ? ((List<?>) page.get(2)).size() : 0;
    } while (!cursor.equals(BEGIN));
    return new Claim(claimed, gone);
  }

  private CommandObject<List<Object>> claimFrom(String cursor, Duration minIdle) {
    CommandArguments command =
        new CommandArguments(Protocol.Command.XAUTOCLAIM)
            .key(stream)
            .add(GROUP)
            .add(consumer)
            .add(minIdle.toMillis())
            .add(cursor)
            .add("COUNT")
            .add(CLAIM_PAGE)
            .add("JUSTID");
    return new CommandObject<>(command, BuilderFactory.RAW_OBJECT_LIST);
  }

  @Override
  public boolean acknowledge(Collection<String> entryIds, long leaseEpoch) {
    List<String> ids = List.copyOf(entryIds);
    for (int from = 0; from < ids.size(); from += ACK_PAGE) {
      List<String> arguments = new ArrayList<>();
      arguments.add(GROUP);
      arguments.add(Long.toString(leaseEpoch));
      arguments.addAll(ids.subList(from, Math.min(ids.size(), from + ACK_PAGE)));
      Object acknowledged = redis.eval(ACK, List.of(stream, lease), arguments);
      if (acknowledged instanceof Long count && count < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void bury(DeadLetter entry) {
    bury(entry, "1");
  }

  @Override
  public void buryPart(DeadLetter part) {
    bury(part, "0");
  }

  @Override
  public long trim() {
    return (Long) redis.eval(TRIM, List.of(stream), List.of());
  }

  @Override
  public Backlog backlog() {
    var summary = redis.xpending(stream, GROUP);
    return new Backlog(redis.xlen(stream), summary.getTotal());
  }

  /** All processes spread machines in the same way, or samples would go astray. */
  private void agreeOnLayout() {
    redis.set(RedisKeys.TELEMETRY_LAYOUT, layout, SetParams.setParams().nx());
    String agreed = redis.get(RedisKeys.TELEMETRY_LAYOUT);
    if (!layout.equals(agreed)) {
      throw new IllegalStateException(
          "telemetry is laid out as " + agreed + ", this process is set to " + layout);
    }
  }

  private void bury(DeadLetter letter, String acknowledge) {
    List<byte[]> keys = List.of(stream.getBytes(UTF_8), dead.getBytes(UTF_8));
    List<byte[]> arguments =
        List.of(
            GROUP.getBytes(UTF_8),
            letter.entryId().getBytes(UTF_8),
            letter.reason().getBytes(UTF_8),
            letter.key().getBytes(UTF_8),
            letter.bytes(),
            acknowledge.getBytes(UTF_8));
    redis.eval(BURY.getBytes(UTF_8), keys, arguments);
  }

  private List<StreamEntry> read(StreamEntryID from, int limit) {
    List<Map.Entry<byte[], List<StreamEntryBinary>>> streams =
        redis.xreadGroupBinary(
            GROUP.getBytes(UTF_8),
            consumer.getBytes(UTF_8),
            XReadGroupParams.xReadGroupParams().count(limit),
            Map.of(stream.getBytes(UTF_8), from));
    if (streams == null || streams.isEmpty()) {
      return List.of();
    }
    return streams.getFirst().getValue().stream().map(RedisTelemetryStream::entry).toList();
  }

  private static StreamEntry entry(StreamEntryBinary read) {
    String id = read.getID().toString();
    Map<byte[], byte[]> fields = read.getFields();
    if (fields == null) {
      return new StreamEntry.Gone(id);
    }
    return fields.entrySet().stream()
        .filter(field -> Arrays.equals(field.getKey(), FIELD))
        .<StreamEntry>map(field -> new StreamEntry.Packed(id, field.getValue()))
        .findFirst()
        .orElseGet(() -> new StreamEntry.Foreign(id));
  }
}
