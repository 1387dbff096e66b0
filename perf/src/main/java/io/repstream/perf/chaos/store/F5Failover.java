package io.repstream.perf.chaos.store;

import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.fault.FaultProxy;
import io.repstream.perf.oracle.LedgerContents;
import io.repstream.perf.oracle.LedgerContents.Acked;
import io.repstream.perf.oracle.MachineBoot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/**
 * The primary Redis is killed and the replica that has most of it takes over; the gateway acks what
 * one replica has confirmed. Ingest is not part of it: the streams of the new primary are judged.
 */
public final class F5Failover implements Scenario {
  private static final Duration SYNC_LIMIT = Duration.ofSeconds(20);
  private static final Duration FROZEN = Duration.ofSeconds(3);

  /** What was on its way when the replicas froze may still be acked. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  @Override
  public String id() {
    return "F5";
  }

  @Override
  public String fault() {
    return "failover: primary killed, replica promoted, durability replica";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    try (EmbeddedRedis primary = stage.stand().anotherRedis();
        EmbeddedRedis one = stage.stand().anotherRedis();
        EmbeddedRedis other = stage.stand().anotherRedis();
        FaultProxy line = FaultProxy.to(List.of(door(primary)))) {
      follow(stage, primary, stage.stand().redis());
      lead(primary);
      follow(stage, one, primary);
      follow(stage, other, primary);
      List.of(primary, one, other).forEach(F5Failover::needReplica);
      Map<String, String> settings =
          Map.of(
              "REPSTREAM_REDIS_STREAM_URL",
              "redis://127.0.0.1:" + line.address().getPort(),
              "REPSTREAM_GATEWAY_DURABILITY",
              "replica");
      try (FleetRun run = FleetRun.begin(stage, FleetRun.Terms.usual().with(List.of(), settings))) {
        freeze(stage, run, one, other);
        primary.kill();
        EmbeddedRedis promoted = offset(one) >= offset(other) ? one : other;
        lead(promoted);
        follow(stage, promoted == one ? other : one, promoted);
        line.targets(List.of(door(promoted)));
        line.resetAll();
        run.expectFlow(
            stage, "acknowledgements flow from the new primary", run.load().counts().acked());
        run.load().end();
        judge(stage, run.load().ledger(), promoted);
      }
    }
  }

  private static void freeze(Stage stage, FleetRun run, EmbeddedRedis one, EmbeddedRedis other)
      throws IOException, InterruptedException {
    one.freeze();
    other.freeze();
    stage.pass(ON_ITS_WAY);
    long before = run.load().counts().acked();
    stage.pass(FROZEN);
    long acked = run.load().counts().acked() - before;
    one.thaw();
    other.thaw();
    stage.expect("nothing is acked while no replica confirms", acked == 0, acked + " acked");
    run.expectFlow(stage, "acknowledgements flow again", before);
  }

  private static void judge(Stage stage, LedgerContents ledger, EmbeddedRedis promoted) {
    Map<MachineBoot, Set<Long>> stored;
    try (Jedis jedis = client(promoted)) {
      stored = StreamContents.read(jedis);
    }
    long acked = 0;
    long lost = 0;
    for (var ofBoot : ledger.samples().entrySet()) {
      Set<Long> kept = stored.getOrDefault(ofBoot.getKey(), Set.of());
      for (var sample : ofBoot.getValue().entrySet()) {
        if (sample.getValue().acked() == Acked.YES) {
          acked++;
          lost += kept.contains(sample.getKey()) ? 0 : 1;
        }
      }
    }
    stage.expect(
        "every acked sample is in the streams of the new primary",
        acked > 0 && lost == 0,
        lost + " of " + acked + " lost");
  }

  private static void follow(Stage stage, EmbeddedRedis replica, EmbeddedRedis primary)
      throws IOException, InterruptedException {
    try (Jedis jedis = client(replica)) {
      jedis.sendCommand(Protocol.Command.REPLICAOF, "127.0.0.1", Integer.toString(primary.port()));
      stage.expectWithin(
          "a replica is in step",
          SYNC_LIMIT,
          () -> jedis.info("replication").contains("master_link_status:up"));
    }
  }

  private static void lead(EmbeddedRedis redis) {
    try (Jedis jedis = client(redis)) {
      jedis.sendCommand(Protocol.Command.REPLICAOF, "NO", "ONE");
    }
  }

  private static void needReplica(EmbeddedRedis redis) {
    try (Jedis jedis = client(redis)) {
      jedis.configSet("min-replicas-to-write", "1");
    }
  }

  /** How much of the primary's stream of changes it has. */
  private static long offset(EmbeddedRedis replica) {
    try (Jedis jedis = client(replica)) {
      return jedis
          .info("replication")
          .lines()
          .filter(line -> line.startsWith("slave_repl_offset:"))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
          .findFirst()
          .orElse(0);
    }
  }

  private static Jedis client(EmbeddedRedis redis) {
    return new Jedis(URI.create(redis.url()));
  }

  private static InetSocketAddress door(EmbeddedRedis redis) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), redis.port());
  }
}
