package io.repstream.perf.stand;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.redis.RedisKeys;
import io.repstream.dev.process.Detachment;
import io.repstream.dev.process.Leash;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/**
 * Redis and gateways, nothing else: credentials are put where the api would put them, since ten
 * thousand machines are not provisioned over REST in a moment. Blocks; for one thread.
 */
public final class BareStand implements AutoCloseable {
  private static final Duration KINDNESS = Duration.ofSeconds(10);
  private static final int MACHINES_PER_GYM = 100;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final EmbeddedRedis redis;
  private final GatewayLauncher gateways;

  private BareStand(Path home, Path directory) throws IOException {
    Files.createDirectories(directory);
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
   */
  public static BareStand open(Path home, Path directory) throws IOException {
    return new BareStand(home.toAbsolutePath(), directory.toAbsolutePath());
  }

  /** Makes machines known to gateways. */
  public List<MachineCredentials> provision(int count) {
    CredentialSeal seal = new CredentialSeal(Base64.getUrlDecoder().decode(StandKeys.MASTER_KEY));
    SecureRandom random = new SecureRandom();
    List<MachineCredentials> machines = new ArrayList<>();
    GymId gym = new GymId(UUID.randomUUID());
    try (Jedis jedis = new Jedis(URI.create(redis.url()));
        Pipeline pipeline = jedis.pipelined()) {
      for (int i = 0; i < count; i++) {
        if (i % MACHINES_PER_GYM == 0) {
          gym = new GymId(UUID.randomUUID());
        }
        byte[] secret = new byte[MachineKey.BYTES];
        random.nextBytes(secret);
        MachineKey key = new MachineKey(1, secret);
        MachineId id = new MachineId(UUID.randomUUID().toString());
        MachineCredential credential =
            new MachineCredential(1, CredentialState.ACTIVE, gym, List.of(key));
        pipeline.set(RedisKeys.machineCredential(id).getBytes(US_ASCII), seal.seal(id, credential));
        machines.add(new MachineCredentials(id, key, MachineType.INDOOR_BIKE));
      }
      pipeline.set(RedisKeys.CREDENTIAL_EPOCH, "1");
      pipeline.sync();
    }
    return machines;
  }

  /** Starts a gateway and waits until it is ready. */
  public GatewayProcess gateway(List<String> options, Map<String, String> settings)
      throws InterruptedException {
    return gateways.launch(options, settings);
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
