package io.repstream.perf.stand;

import io.repstream.dev.process.Detachment;
import io.repstream.dev.process.Leash;
import io.repstream.dev.store.EmbeddedMongo;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.dev.store.LoopbackPorts;
import io.repstream.perf.oracle.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores, api and a gym; gateways are started as needed. Blocks; for one thread. */
public final class Stand implements AutoCloseable {
  private static final Duration KINDNESS = Duration.ofSeconds(10);
  private static final String LOOPBACK = "http://127.0.0.1:";

  private final Path home;
  private final Path directory;
  private final ServiceJvm jvm;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Leash leash;
  private final EmbeddedRedis redis;
  private final EmbeddedMongo mongo;
  private final ServiceProcess.Spec apiSpec;
  private ServiceProcess api;
  private final InetSocketAddress apiDoor;
  private final URI apiHealth;
  private final StandGym gym;
  private final GatewayLauncher gateways;

  private Stand(
      Path home, Path directory, int machineCount, ServiceJvm jvm, Optional<SmallDisk> disk)
      throws IOException, InterruptedException {
    this.home = home;
    this.directory = Files.createDirectories(directory);
    this.jvm = jvm;
    try {
      this.leash = opened(Leash.start(Detachment.ofThisMachine(), KINDNESS));
      this.redis = opened(startRedis(disk));
      this.gateways = new GatewayLauncher(this.home, this.directory, jvm, leash, redis.url());
      this.mongo = opened(EmbeddedMongo.startInMemory());
      List<Integer> ports = LoopbackPorts.free(2);
      this.apiDoor = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(0));
      this.apiHealth = URI.create(LOOPBACK + ports.get(1) + "/health/live");
      this.apiSpec = apiSpec(ports);
      started.push(this::closeApi);
      startApi();
      StandApi rest = opened(new StandApi(URI.create(LOOPBACK + ports.get(0))));
      this.gym = StandGym.open(rest, machineCount);
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything but gateways.
   *
   * @param home the project's directory, with built jars
   * @param directory for logs, data and ledgers
   */
  public static Stand open(Path home, Path directory, int machineCount)
      throws IOException, InterruptedException {
    return open(home, directory, machineCount, ServiceJvm.PLAIN);
  }

  /** As the other, with JVM options of the caller's for each service. */
  public static Stand open(Path home, Path directory, int machineCount, ServiceJvm jvm)
      throws IOException, InterruptedException {
    return new Stand(
        home.toAbsolutePath(), directory.toAbsolutePath(), machineCount, jvm, Optional.empty());
  }

  /** Where a built project has its gateway. */
  public static Path gatewayJar(Path project) {
    return GatewayLauncher.jarIn(project.toAbsolutePath());
  }

  /** One more stand of the same build, with its Redis on a small disk. */
  public Stand onSmallDisk(SmallDisk disk, int machineCount)
      throws IOException, InterruptedException {
    return new Stand(home, directory.resolve("small-disk"), machineCount, jvm, Optional.of(disk));
  }

  /** One more stand, with the api and the gateways of another build. */
  public Stand ofBuild(Path otherHome, int machineCount) throws IOException, InterruptedException {
    return open(otherHome, directory.resolve("other-build"), machineCount, jvm);
  }

  private EmbeddedRedis startRedis(Optional<SmallDisk> disk) throws IOException {
    return disk.isPresent()
        ? EmbeddedRedis.start(disk.get().directory(), 0, disk.get().around(leash))
        : anotherRedis();
  }

  private <T extends AutoCloseable> T opened(T closeable) {
    started.push(closeable);
    return closeable;
  }

  private ServiceProcess.Spec apiSpec(List<Integer> ports) {
    Map<String, String> environment = new HashMap<>();
    environment.put("REPSTREAM_REDIS_STREAM_URL", redis.url());
    environment.put("REPSTREAM_MONGODB_URL", mongo.url());
    environment.put("REPSTREAM_MACHINE_MASTER_KEY", StandKeys.MASTER_KEY);
    environment.put("REPSTREAM_PASSWORD_PEPPER", StandKeys.PEPPER);
    environment.put("REPSTREAM_PASSWORD_BCRYPT_COST", "10");
    environment.put("REPSTREAM_JWT_PRIVATE_KEY", StandKeys.signingKey());
    environment.put("REPSTREAM_BOOTSTRAP_OPERATOR_EMAIL", StandKeys.OPERATOR_EMAIL);
    environment.put("REPSTREAM_BOOTSTRAP_OPERATOR_PASSWORD", StandKeys.OPERATOR_PASSWORD);
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dserver.port=" + ports.get(0),
                "-Dserver.sockets.0.port=" + ports.get(1)));
    options.addAll(jvm.optionsOf("api"));
    return new ServiceProcess.Spec(
        "api",
        home.resolve("api/target/api.jar"),
        options,
        environment,
        URI.create(LOOPBACK + ports.get(1) + "/health/ready"),
        directory.resolve("api.log"));
  }

  /**
   * Starts a gateway and waits until it is ready.
   *
   * @param options for its JVM, besides the stand's
   * @param settings environment variables, besides the stand's
   */
  public GatewayProcess gateway(List<String> options, Map<String, String> settings)
      throws InterruptedException {
    return gateways.launch(GatewayPlan.of(options, settings));
  }

  /** Starts a gateway and waits until it is ready. */
  public GatewayProcess gateway(GatewayPlan plan) throws InterruptedException {
    return gateways.launch(plan);
  }

  /** The jar of this build's gateway, to be started beside other builds. */
  public Path gatewayJar() {
    return GatewayLauncher.jarIn(home);
  }

  /** One more Redis process, for the caller to close. */
  public EmbeddedRedis anotherRedis() throws IOException {
    return EmbeddedRedis.start(Files.createTempDirectory(directory, "redis-"), 0, leash);
  }

  /** The Redis process, to be harmed. */
  public EmbeddedRedis redis() {
    return redis;
  }

  public StandGym gym() {
    return gym;
  }

  public ServiceProcess api() {
    return api;
  }

  /** Starts the api, at first or after its end, and waits until it is ready. */
  public void startApi() throws InterruptedException {
    api = ServiceProcess.launch(apiSpec, leash).awaitReady();
  }

  private void closeApi() {
    if (api != null) {
      api.close();
    }
  }

  /** Who runs the installation. */
  public String operatorEmail() {
    return StandKeys.OPERATOR_EMAIL;
  }

  /** The operator's password. */
  public String operatorPassword() {
    return StandKeys.OPERATOR_PASSWORD;
  }

  /** Where the api listens. */
  public InetSocketAddress apiDoor() {
    return apiDoor;
  }

  /** Answers 200 while the api's process serves. */
  public URI apiHealth() {
    return apiHealth;
  }

  /** What the oracle reads. */
  public Stores stores() {
    return new Stores(mongo.url(), Stores.DEFAULT_DATABASE, redis.url());
  }

  /** For logs, data and ledgers. */
  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    closeAll(started);
  }

  /** Ends the newest first; one that fails does not keep the others. */
  static void closeAll(Deque<AutoCloseable> parts) {
    Exception first = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw new StandException("a part of the stand does not end", first);
    }
  }
}
