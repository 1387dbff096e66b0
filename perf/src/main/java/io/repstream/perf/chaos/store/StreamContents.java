package io.repstream.perf.chaos.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.perf.oracle.MachineBoot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntryBinary;

/** Which samples the telemetry streams of a Redis hold. */
final class StreamContents {
  private static final int BATCH = 1_000;

  private StreamContents() {}

  /** Reads all streams from their begin. */
  static Map<MachineBoot, Set<Long>> read(Jedis redis) {
    Map<MachineBoot, Set<Long>> found = new HashMap<>();
    TelemetryShards shards = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);
    for (int shard = 0; shard < shards.count(); shard++) {
      read(redis, shards.stream(shard).getBytes(US_ASCII), found);
    }
    return found;
  }

  @SuppressWarnings("ArrayAsKeyOfSetOrMap") // what Jedis asks for; nothing is looked up in it
  private static void read(Jedis redis, byte[] stream, Map<MachineBoot, Set<Long>> found) {
    StreamEntryID through = new StreamEntryID();
    while (true) {
      var batch = redis.xreadBinary(new XReadParams().count(BATCH), Map.of(stream, through));
      if (batch == null || batch.isEmpty()) {
        return;
      }
      List<StreamEntryBinary> entries = batch.getFirst().getValue();
      entries.forEach(entry -> entry.getFields().values().forEach(bytes -> note(bytes, found)));
      through = entries.getLast().getID();
    }
  }

  private static void note(byte[] bytes, Map<MachineBoot, Set<Long>> found) {
    if (TelemetryEntryCodec.decode(bytes) instanceof TelemetryEntryCodec.Result.Entry entry) {
      for (MachineRun run : entry.runs()) {
        MachineBoot boot =
            new MachineBoot(run.machineId().value(), run.bootId().value().toString());
        Set<Long> seqs = found.computeIfAbsent(boot, _ -> new HashSet<>());
        for (int i = 0; i < run.block().count(); i++) {
          seqs.add(run.block().firstSeq() + i);
        }
      }
    }
  }
}
