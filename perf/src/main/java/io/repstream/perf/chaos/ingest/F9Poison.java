package io.repstream.perf.chaos.ingest;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.evening.EveningPlayer;
import io.repstream.perf.oracle.MachineBoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * What cannot be read is put into a stream between what can: it is put aside with its reason, the
 * rest goes on, and an operator lists, replays and drops what was put aside.
 */
public final class F9Poison implements Scenario {
  private static final TelemetryShards SHARDS = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);
  private static final Duration TAKEN_IN_LIMIT = Duration.ofSeconds(20);
  private static final List<String> NUMBERS = List.of("NaN", "Infinity", "1e308", "-1");
  private static final int LATER_VERSION = 99;

  /** Of the entries and the samples in the order in which they are sent. */
  private static final List<String> REASONS =
      List.of(
          "truncated",
          "unknown version 99",
          "foreign_entry",
          "undecodable",
          "undecodable",
          "out_of_range",
          "out_of_range");

  @Override
  public String id() {
    return "F9";
  }

  @Override
  public String fault() {
    return "poison in a stream: undecodable, of an unknown version, NaN, Inf, 1e308, negative";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    String url = stage.stand().stores().redisUrl();
    long nowMs = WallClock.system().instant().toEpochMilli();
    MachineId machineId = new MachineId("poison-" + nowMs);
    BootId bootId = new BootId(new UUID(nowMs, stage.seed()));
    String dead = SHARDS.dead(SHARDS.shardOf(machineId));
    try (RedisClient redis = RedisClient.create(url);
        EveningPlayer player = new EveningPlayer(url)) {
      List<Sample> samples = samples(nowMs);
      send(
          redis,
          new MachineRun(
              machineId, new GymId(bootId.value()), bootId, 1, 0, nowMs, SampleBlock.of(samples)));
      stage.expectWithin("ingest goes on behind it", TAKEN_IN_LIMIT, player::isTakenIn);
      List<String> reasons = reasons(redis, dead);
      stage.expect("each is put aside with its reason", reasons.equals(REASONS), reasons + "");
      MachineBoot boot = new MachineBoot(machineId.value(), bootId.toString());
      int stored =
          stage.stand().stores().read(Set.of(boot)).samples().values().stream()
              .mapToInt(NavigableMap::size)
              .sum();
      stage.expect(
          "all samples are kept as evidence",
          stored == samples.size(),
          stored + " of " + samples.size());
      operate(stage, redis, player, dead);
    }
  }

  /** A repetition, then the same with numbers that are none, then one more and the end. */
  private static List<Sample> samples(long nowMs) {
    List<Sample> samples = new ArrayList<>();
    List<String> powers = Stream.concat(NUMBERS.stream(), Stream.of("250")).toList();
    for (String power : powers) {
      int number = samples.size() + 1;
      String rep =
          "{\"setId\":\"s\",\"index\":%d,\"displayedLoad\":40,\"meanPower\":%s}"
              .formatted(number, power);
      samples.add(sample(number, nowMs, SampleKind.STRENGTH_REP, rep));
    }
    samples.add(sample(samples.size() + 1, nowMs, SampleKind.SIGN_OUT, ""));
    return samples;
  }

  private static Sample sample(int seq, long beginMs, SampleKind kind, String payload) {
    return new Sample(
        seq, beginMs + seq * 1_000L, kind.code(), payload.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(RedisClient redis, MachineRun run) {
    byte[] entry = TelemetryEntryCodec.encode(0, List.of(run));
    byte[] later = entry.clone();
    later[0] = LATER_VERSION;
    byte[] stream = bytes(SHARDS.stream(SHARDS.shardOf(run.machineId())));
    byte[] field = bytes(TelemetryEntryCodec.FIELD);
    byte[] foreign = bytes("somebody-else");
    for (Map<byte[], byte[]> fields :
        List.of(
            Map.of(field, new byte[] {entry[0], 2, 3}),
            Map.of(field, later),
            Map.of(foreign, entry),
            Map.of(field, entry))) {
      redis.xadd(stream, XAddParams.xAddParams(), fields);
    }
  }

  private static List<String> reasons(RedisClient redis, String dead) {
    return redis.xrange(dead, "-", "+").stream()
        .map(StreamEntry::getFields)
        .map(fields -> fields.get("reason"))
        .collect(Collectors.toList());
  }

  private static void operate(Stage stage, RedisClient redis, EveningPlayer player, String dead)
      throws IOException, InterruptedException {
    LauncherCommand launcher =
        new LauncherCommand(
            stage.stand().home(),
            Map.of("REPSTREAM_REDIS_STREAM_URL", stage.stand().stores().redisUrl()));
    LauncherCommand.Ended listed = launcher.run("dlq", "list");
    stage.expect(
        "dlq list tells all reasons",
        listed.status() == 0 && REASONS.stream().allMatch(listed.output()::contains),
        REASONS.size() + " letters");
    String key = redis.xrange(dead, "-", "+").getLast().getFields().get("key");
    LauncherCommand.Ended replayed = launcher.run("dlq", "replay", key);
    stage.expectWithin("what was replayed is read", TAKEN_IN_LIMIT, player::isTakenIn);
    List<StreamEntry> after = redis.xrange(dead, "-", "+");
    stage.expect(
        "what cannot be read by this version either is put aside again under its key",
        replayed.status() == 0
            && after.size() == REASONS.size()
            && after.getLast().getFields().get("key").equals(key),
        replayed.output().strip());
    LauncherCommand.Ended dropped = launcher.run("dlq", "drop", "--all");
    stage.expect(
        "dlq drop forgets them",
        dropped.status() == 0 && player.deadLetters() == 0,
        dropped.output().strip());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
