package io.repstream.perf.question;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.repstream.common.clock.WallClock;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.params.XTrimParams;
import redis.clients.jedis.resps.StreamEntryBinary;

/**
 * Reads the streams as ingest would, notes how old samples are when they can be read, and trims
 * behind itself. Ages are in whole milliseconds of the machines' clock, cut off: a sample looks up
 * to a millisecond older than it is.
 */
final class StreamWatch implements AutoCloseable {
  private static final int BLOCK_MILLIS = 200;
  private static final int BATCH = 500;
  private static final long LONGEST_MILLIS = 600_000;
  private static final int DIGITS = 3;

  private final TelemetryShards shards = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);
  private final WallClock clock = WallClock.system();
  private final Recorder ages = new Recorder(LONGEST_MILLIS, DIGITS);
  private final Map<Integer, StreamEntryID> readThrough = new HashMap<>();
  private final Jedis redis;
  private final Thread thread;
  private volatile boolean closing;

  private StreamWatch(String redisUrl) {
    this.redis = new Jedis(URI.create(redisUrl), 10_000);
    for (int shard = 0; shard < shards.count(); shard++) {
      readThrough.put(shard, new StreamEntryID());
    }
    this.thread = Thread.ofPlatform().name("stream-watch").start(this::run);
  }

  static StreamWatch start(String redisUrl) {
    return new StreamWatch(redisUrl);
  }

  /** Ages in ms of what was read since the last call. */
  Histogram takeAges() {
    return ages.getIntervalHistogram();
  }

  private void run() {
    try {
      while (!closing) {
        read();
      }
    } catch (JedisException e) {
      if (!closing) {
        throw e;
      }
    }
  }

  @SuppressWarnings("ArrayAsKeyOfSetOrMap") // what Jedis asks for; nothing is looked up in it
  private void read() {
    Map<byte[], StreamEntryID> from = new HashMap<>();
    readThrough.forEach((shard, id) -> from.put(shards.stream(shard).getBytes(US_ASCII), id));
    var found = redis.xreadBinary(new XReadParams().block(BLOCK_MILLIS).count(BATCH), from);
    if (found == null) {
      return;
    }
    long nowMs = clock.millis();
    for (Map.Entry<byte[], List<StreamEntryBinary>> stream : found) {
      stream.getValue().forEach(entry -> note(entry, nowMs));
      StreamEntryID last = stream.getValue().getLast().getID();
      readThrough.put(shardOf(stream.getKey()), last);
      redis.xtrim(stream.getKey(), XTrimParams.xTrimParams().minId(last.toString()));
    }
  }

  private int shardOf(byte[] key) {
    String name = new String(key, US_ASCII);
    for (int shard = 0; shard < shards.count(); shard++) {
      if (shards.stream(shard).equals(name)) {
        return shard;
      }
    }
    throw new IllegalStateException("not a stream of ours: " + name);
  }

  private void note(StreamEntryBinary entry, long nowMs) {
    entry.getFields().values().stream()
        .map(TelemetryEntryCodec::decode)
        .filter(TelemetryEntryCodec.Result.Entry.class::isInstance)
        .flatMap(read -> ((TelemetryEntryCodec.Result.Entry) read).runs().stream())
        .forEach(run -> note(run, nowMs));
  }

  private void note(MachineRun run, long nowMs) {
    long ageMs = nowMs - run.block().baseTimeMs();
    ages.recordValueWithCount(Math.clamp(ageMs, 0, LONGEST_MILLIS), run.block().count());
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    redis.close();
  }
}
