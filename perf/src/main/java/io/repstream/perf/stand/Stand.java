package io.repstream.perf.stand;

import io.repstream.dev.process.Detachment;
import io.repstream.dev.process.Leash;
import io.repstream.dev.store.EmbeddedMongo;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.oracle.Stores;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final ApiLauncher apis;
  private final IngestProcess api;
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
      this.apis =
          new ApiLauncher(
              this.home,
              this.directory,
              jvm,
              leash,
              redis.url(),
              mongo.url(),
              StandKeys.signingKey());
      this.api = opened(apis.process("api", Map.of()));
      api.launch();
      api.awaitReady();
      StandApi rest = opened(new StandApi(apiUrl()));
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

  /** The process of the api, which ingests too. */
  public IngestProcess api() {
    return api;
  }

  /**
   * One more process that does nothing but ingest, for the caller to close; it is starting.
   *
   * @param name of its log, and under which it reads streams
   */
  public IngestProcess worker(String name) {
    IngestProcess worker = apis.process(name, Map.of("REPSTREAM_INGEST_ROLE", "WORKER"));
    worker.launch();
    return worker;
  }

  /** Where the api answers REST. */
  public URI apiUrl() {
    return URI.create(LOOPBACK + api.door().getPort());
  }

  /** The key that access tokens are signed with, PKCS#8 in PEM, for peers that check them. */
  public String signingKeyPem() {
    return "-----BEGIN PRIVATE KEY-----\n" + apis.signingKey() + "\n-----END PRIVATE KEY-----\n";
  }

  /** The project's directory. */
  public Path home() {
    return home;
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
    return api.door();
  }

  /** Answers 200 while the api's process serves. */
  public URI apiHealth() {
    return api.admin("/health/live");
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
