package io.repstream.perf.oracle;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamGroupInfo;
import redis.clients.jedis.resps.StreamInfo;

/** Reads marks, dead letters and how far ingest is, key by key. Blocks. */
final class RedisStoredContents implements AutoCloseable {
  private static final String LAYOUT = "telemetry:layout";

  private final Jedis redis;

  RedisStoredContents(String url) {
    this.redis = new Jedis(URI.create(url));
  }

  /** The durable marks of these boots. */
  Map<MachineBoot, Long> durableMarks(Set<MachineBoot> boots) {
    Map<MachineBoot, Long> marks = new HashMap<>();
    for (String tag : tags()) {
      redis
          .hgetAll(key(tag, "durable"))
          .forEach(
              (field, mark) -> {
                int slash = field.lastIndexOf('/');
                MachineBoot boot =
                    new MachineBoot(field.substring(0, slash), field.substring(slash + 1));
                if (boots.contains(boot)) {
                  marks.put(boot, seqOf(mark));
                }
              });
    }
    return marks;
  }

  /** A mark is {@code <seq>@<day>}. */
  private static long seqOf(String mark) {
    return Long.parseLong(mark.split("@", 2)[0]);
  }

  /** How many dead letters there are in all. */
  long deadLetters() {
    return tags().stream().mapToLong(tag -> redis.xlen(key(tag, "dead"))).sum();
  }

  /** Whether every entry was read and acknowledged by every group. */
  boolean isDrained() {
    return tags().stream().map(tag -> key(tag, "stream")).allMatch(this::isDrained);
  }

  private boolean isDrained(String stream) {
    if (!redis.exists(stream)) {
      return true;
    }
    StreamInfo info = redis.xinfoStream(stream);
    StreamEntryID last = info.getLastGeneratedId();
    List<StreamGroupInfo> groups = redis.xinfoGroups(stream);
    return !groups.isEmpty()
        && groups.stream()
            .allMatch(
                group ->
                    group.getPending() == 0 && group.getLastDeliveredId().compareTo(last) >= 0);
  }

  /** {@code v1:<N>:<tag>,<tag>…}; none before the first gateway. */
  private List<String> tags() {
    String layout = redis.get(LAYOUT);
    return layout == null
        ? List.of()
        : List.of(layout.substring(layout.lastIndexOf(':') + 1).split(",", -1));
  }

  private static String key(String tag, String what) {
    return "{telemetry:" + tag + "}:" + what;
  }

  @Override
  public void close() {
    redis.close();
  }
}
