package io.repstream.gateway;

import ch.qos.logback.classic.LoggerContext;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.gateway.admin.AdminDoor;
import io.repstream.gateway.admin.AdminRoute;
import io.repstream.gateway.admin.CaptureRoutes;
import io.repstream.gateway.admin.DrainRoutes;
import io.repstream.gateway.admin.LogLevelRoutes;
import io.repstream.gateway.admin.ProbeRoutes;
import io.repstream.gateway.admission.RedisWakeListener;
import io.repstream.gateway.capture.Recorder;
import io.repstream.gateway.drain.Drain;
import io.repstream.gateway.handler.Board;
import io.repstream.gateway.handler.Clocks;
import io.repstream.gateway.handler.Connections;
import io.repstream.gateway.handler.SessionServices;
import io.repstream.gateway.net.Transport;
import io.repstream.gateway.net.tls.TlsContexts;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.ops.LogLevels;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.telemetry.InFlightBudget;
import io.repstream.gateway.telemetry.Telemetry;
import io.repstream.gateway.telemetry.TelemetryConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running machine gateway: from {@link #start} to {@link #close}.
 *
 * <p>It starts without Redis too; until Redis is there it is not ready and asks machines to try
 * again later.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration REVIEW_INTERVAL = Duration.ofSeconds(5);
  private static final Duration OVERDUE_INTERVAL = Duration.ofSeconds(1);
  private static final Duration STALL_CHECK_INTERVAL = Duration.ofSeconds(1);

  /** What closing a socket takes beyond the farewell itself. */
  private static final Duration CLOSING_TIME = Duration.ofSeconds(2);

  private final GatewayConfig config;
  private final GatewayId gatewayId = new GatewayId(UUID.randomUUID().toString());
  private final Clocks clocks = Clocks.system();
  private final GatewayMetrics metrics = new GatewayMetrics();
  private final Connections connections = new Connections();
  private final Recorder recorder = new Recorder(clocks.monotonic(), clocks.wall());
  private final ScheduledExecutorService timer = Threads.scheduled("timer");
  private final LogLevels logLevels =
      new LogLevels((LoggerContext) LoggerFactory.getILoggerFactory(), timer);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final PresenceSide presence;
  private final AdmissionSide admission;
  private final CommandSide commands;
  private final RedisWakeListener wakeListener;
  private final Telemetry telemetry;
  private final Transport transport;
  private final DoorSide doors;
  private final Drain drain;
  private final AdminDoor adminDoor;
  private final Board board;
  private final SelfReport report;
  private InetSocketAddress adminAddress = new InetSocketAddress(0);

  /**
   * Starts a gateway; when this returns, machines can connect.
   *
   * @throws IOException when an address cannot be used
   * @throws StoreUnfitException when Redis is there and must not be used as configured
   */
  public static Gateway start(GatewayConfig config) throws IOException {
    Gateway gateway = new Gateway(config);
    try {
      gateway.open();
      return gateway;
    } catch (IOException | RuntimeException failed) {
      gateway.close();
      throw failed;
    }
  }

  private Gateway(GatewayConfig config) {
    this.config = config;
    Optional<TlsContexts> tls = DoorSide.readTls(config.doors(), metrics);
    TelemetryConfig samples = config.stores().telemetry();
    RedisAccess access = new RedisAccess(config.stores().redis());
    InFlightBudget budget =
        new InFlightBudget(samples.inFlightBytes(), connections::fullnessChanged);
    this.presence = new PresenceSide(gatewayId, samples, access, timer, clocks, metrics);
    this.admission =
        new AdmissionSide(gatewayId, config, access, presence.beat()::isStoreFit, clocks, metrics);
    this.commands =
        new CommandSide(gatewayId, access, admission.machines(), timer, clocks, metrics);
    this.wakeListener = new RedisWakeListener(gatewayId, access, this::woken);
    this.telemetry = new Telemetry(samples, access, budget, metrics, clocks.monotonic());
    this.transport = new Transport(config.loops());
    this.board =
        new Board(
            connections,
            admission.machines(),
            presence.links(),
            commands.desk(),
            recorder,
            metrics);
    this.report =
        new SelfReport(
            presence.beat(),
            board,
            admission.machines(),
            config.session().heartbeat(),
            stopping::get,
            clocks.monotonic());
    this.doors = doors(budget, tls);
    this.drain =
        new Drain(
            config.stop().drain(),
            connections,
            config.session().farewellLimit().plus(CLOSING_TIME),
            clocks.monotonic(),
            RandomGenerator.getDefault());
    this.adminDoor =
        new AdminDoor(
            config.doors().admin(),
            transport.acceptLoop(),
            transport.serverChannel(),
            adminRoutes());
    report.show(metrics, budget);
  }

  private List<AdminRoute> adminRoutes() {
    List<AdminRoute> routes = new ArrayList<>();
    routes.addAll(new ProbeRoutes(report::readiness, report::health, metrics.registry()).all());
    routes.addAll(new DrainRoutes(this::drain, drain::progress).all());
    routes.addAll(new CaptureRoutes(recorder, connections::of).all());
    routes.addAll(new LogLevelRoutes(logLevels).all());
    return routes;
  }

  private DoorSide doors(InFlightBudget budget, Optional<TlsContexts> tls) {
    SessionServices services =
        new SessionServices(
            config.session(),
            clocks,
            new SessionServices.Stores(admission.store(), telemetry, budget),
            board);
    return new DoorSide(config.doors(), transport, services, tls, metrics);
  }

  private void open() throws IOException {
    presence.start();
    if (presence.unfit().isDone()) {
      throw new StoreUnfitException(presence.unfit().join());
    }
    Duration stallLimit = config.stores().redis().answerTimeout().multipliedBy(2);
    every(REVIEW_INTERVAL, admission.watch()::reviewAll);
    every(REVIEW_INTERVAL, commands.desk()::lookAtAll);
    every(REVIEW_INTERVAL, report::watchFlow);
    every(OVERDUE_INTERVAL, commands.desk()::giveUpOverdue);
    every(STALL_CHECK_INTERVAL, () -> telemetry.abortStalled(stallLimit));
    adminAddress = adminDoor.open();
    doors.open();
    LOG.atInfo()
        .addKeyValue("repstream.gateway.id", gatewayId.value())
        .addKeyValue("repstream.machines.port", machineAddress().getPort())
        .addKeyValue("repstream.machines.ws.port", webSocketAddress().getPort())
        .addKeyValue("repstream.admin.port", adminAddress.getPort())
        .addKeyValue("repstream.transport", transport.kind())
        .log("gateway started");
  }

  /** Something of a machine has changed: its session, its credential, its commands. */
  private void woken(MachineId machineId) {
    admission.watch().review(machineId);
    commands.desk().look(machineId);
  }

  private void every(Duration interval, Runnable task) {
    long nanos = interval.toNanos();
    var _ = timer.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** This run's identity. */
  public GatewayId id() {
    return gatewayId;
  }

  /** Where machines connect over TCP; port 0 where that door is not open. */
  public InetSocketAddress machineAddress() {
    return doors.tcpAddress();
  }

  /** Where machines connect over WebSocket; port 0 where that door is not open. */
  public InetSocketAddress webSocketAddress() {
    return doors.webSocketAddress();
  }

  /** How many machine connections there are, the ones in the handshake included. */
  public int connections() {
    return connections.count();
  }

  /** Where probes and scrapes connect. */
  public InetSocketAddress adminAddress() {
    return adminAddress;
  }

  /** Completes with the reason, where Redis shows up later and must not be used as configured. */
  public CompletableFuture<String> storeUnfit() {
    return presence.unfit();
  }

  /** Completes when the gateway has ended. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Begins what {@link #close} does and returns at once; does nothing where it has begun. */
  public void drain() {
    var _ = Thread.ofPlatform().name("drain").daemon().start(this::close);
  }

  /**
   * Lets the machines go and ends: nobody new is let in, each machine is told when to come back,
   * idle ones first, what it has sent is stored and acked, links are written. What takes longer
   * than its limit is given up; nothing of that was acked. A second caller waits for the first.
   */
  @Override
  public void close() {
    if (!stopping.compareAndSet(false, true)) {
      ended.join();
      return;
    }
    try {
      LOG.info("gateway stops");
      doors.shut();
      letGo();
      endParts();
      LOG.info("gateway stopped");
    } finally {
      ended.complete(null);
    }
  }

  private void letGo() {
    try {
      drain.run();
      Duration limit = config.stop().limit();
      telemetry.close(limit);
      presence.links().awaitWritten(limit);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void endParts() {
    logLevels.restoreAll();
    timer.shutdownNow();
    wakeListener.close();
    commands.close();
    admission.close();
    presence.close();
    doors.close();
    adminDoor.close();
    transport.close();
  }
}
