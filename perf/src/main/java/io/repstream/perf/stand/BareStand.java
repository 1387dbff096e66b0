package io.repstream.perf.stand;

import io.repstream.dev.process.Detachment;
import io.repstream.dev.process.Leash;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.wire.Door;
import io.repstream.perf.wire.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Redis and gateways, nothing else: credentials are put where the api would put them, since ten
 * thousand machines are not provisioned over REST in a moment. Blocks; for one thread.
 */
public final class BareStand implements AutoCloseable {
  private static final Duration KINDNESS = Duration.ofSeconds(10);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final EmbeddedRedis redis;
  private final GatewayLauncher gateways;
  private final StandDoors doors;

  private BareStand(Path home, Path directory, Way way) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    this.doors = StandDoors.of(way, directory);
    Leash leash = Leash.start(Detachment.ofThisMachine(), KINDNESS);
    started.push(leash);
    this.redis = EmbeddedRedis.start(Files.createTempDirectory(directory, "redis-"), 0, leash);
    started.push(redis);
    this.gateways = new GatewayLauncher(home, directory, ServiceJvm.PLAIN, leash, redis.url());
  }

  /**
   * Starts Redis.
   *
   * @param home the project's directory, with built jars
   * @param directory for logs and data
   * @param way that machines take to gateways
   */
  public static BareStand open(Path home, Path directory, Way way)
      throws IOException, InterruptedException {
    return new BareStand(home.toAbsolutePath(), directory.toAbsolutePath(), way);
  }

  /** Where machines connect, in the stand's way. */
  public Door door(GatewayProcess gateway) {
    return doors.of(gateway);
  }

  /** The way that machines take. */
  public Way way() {
    return doors.way();
  }

  /** Makes machines known to gateways. */
  public List<MachineCredentials> provision(int count) {
    return MachineRegister.enter(redis.url(), count);
  }

  /** Starts a gateway and waits until it is ready. */
  public GatewayProcess gateway(List<String> options, Map<String, String> settings)
      throws InterruptedException {
    Map<String, String> all = new HashMap<>(doors.settings());
    all.putAll(settings);
    return gateways.launch(GatewayPlan.of(options, all));
  }

  /** The Redis with the streams. */
  public String redisUrl() {
    return redis.url();
  }

  @Override
  public void close() {
    Stand.closeAll(started);
  }
}
