package io.repstream.perf.chaos.store;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.GatewayFigures;
import io.repstream.perf.chaos.stage.Probe;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayPlan;
import io.repstream.perf.stand.GatewayProcess;
import io.repstream.perf.stand.SmallDisk;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The disk of the append-only file is full, which is as if Redis were away; the disk of the
 * gateway's log is full; nobody reads the gateway's log any more. Neither of the last two may hold
 * up a machine.
 */
public final class F21DiskFull implements Scenario {
  private static final int DISK_MEGABYTES = 32;
  private static final int MACHINES = 200;
  private static final double RATE = 2;
  private static final Path FULL_DEVICE = Path.of("/dev/full");
  private static final byte[] NO_FRAME = {0x7F, -1, -1, -1};

  /** Each leaves a line, and all of them more than a pipe and the queue before it hold. */
  private static final int STRANGERS = 8_000;

  private static final Duration HEALTH_PERIOD = Duration.ofMillis(50);
  private static final Duration HEALTH_LIMIT = Duration.ofMillis(200);

  @Override
  public String id() {
    return "F21";
  }

  @Override
  public String fault() {
    return "disk full: append-only file, gateway's log; a log that nobody reads";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    noRoomForTheLog(stage);
    nobodyReadsTheLog(stage);
    noRoomForTheAppendOnlyFile(stage);
  }

  private static void noRoomForTheAppendOnlyFile(Stage stage)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(stage.stand().directory(), "small-disk-");
    SmallDisk disk = new SmallDisk(directory, DISK_MEGABYTES);
    if (!disk.isPossible()) {
      stage.notPlayed("disk of the append-only file full", "this host forbids mount namespaces");
      return;
    }
    try (Stand small = stage.stand().onSmallDisk(disk, MACHINES)) {
      Stage there = stage.on(small);
      FleetRun.Terms terms = FleetRun.Terms.usual().at(RATE, MachineObserver.NONE);
      try (FleetRun run = FleetRun.begin(there, terms)) {
        RedisOutage outage = new RedisOutage(there, run);
        outage.awaitAllOnline();
        outage.play("append-only file", new NoRoom(disk));
        run.judge();
      }
    }
  }

  private record NoRoom(SmallDisk disk) implements RedisOutage.Harm {
    @Override
    public void harm(EmbeddedRedis redis, Duration forTime) throws IOException {
      disk.fill(redis.pid());
    }

    @Override
    public void heal(EmbeddedRedis redis) throws IOException {
      disk.free(redis.pid());
    }
  }

  private static void noRoomForTheLog(Stage stage) throws IOException, InterruptedException {
    if (!Files.isWritable(FULL_DEVICE)) {
      stage.notPlayed("disk of the log full", "this host has no " + FULL_DEVICE);
      return;
    }
    floodLog(stage, "no-room", FULL_DEVICE);
  }

  private static void nobodyReadsTheLog(Stage stage) throws IOException, InterruptedException {
    Path pipe = stage.stand().directory().resolve("unread-" + stage.seed());
    if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
      stage.notPlayed("a log that nobody reads", "no pipe can be made here");
      return;
    }
    // Held open for reading, or else the gateway would wait at its start.
    try (RandomAccessFile unread = new RandomAccessFile(pipe.toFile(), "rw")) {
      floodLog(stage, "unread", pipe);
      stage.expect("the pipe was full", unread.read() >= 0, "");
    } finally {
      Files.delete(pipe);
    }
  }

  private static void floodLog(Stage stage, String name, Path log)
      throws IOException, InterruptedException {
    GatewayPlan plan = GatewayPlan.of(List.of(), Map.of()).loggingTo(log);
    try (GatewayProcess gateway = stage.stand().gateway(plan);
        ChaosLoad load =
            ChaosLoad.begin(
                stage,
                name,
                new ChaosLoad.Spec(gateway.door(), some(stage), RATE),
                MachineObserver.NONE);
        HealthProbe http = new HealthProbe(MonotonicClock.system());
        Probe health = Probe.start(HEALTH_PERIOD, () -> http.ask(gateway.admin("/live")))) {
      stage.pass(stage.form().calm());
      strangers(gateway);
      stage.pass(stage.form().calm());
      health.end();
      stage.expect(
          name + ": the gateway's health answers at p99 within " + HEALTH_LIMIT.toMillis() + " ms",
          health.percentile(99).compareTo(HEALTH_LIMIT) <= 0,
          health.toText());
      stage.expect(name + ": acknowledgements keep up", load.isFlowing(RATE), "");
      stage.expect(name + ": machines stay connected", load.counts().linksLost() == 0, "");
      stage.tell(
          name + ": lines of the log dropped",
          GatewayFigures.of(gateway).text("repstream_log_lines_dropped_total"));
      load.judge();
    }
  }

  private static List<MachineCredentials> some(Stage stage) {
    List<MachineCredentials> all = stage.fleet();
    return all.subList(0, Math.min(all.size(), MACHINES));
  }

  private static void strangers(GatewayProcess gateway) throws IOException {
    for (int i = 0; i < STRANGERS; i++) {
      try (Socket socket = new Socket(gateway.door().getAddress(), gateway.door().getPort())) {
        socket.getOutputStream().write(NO_FRAME);
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
