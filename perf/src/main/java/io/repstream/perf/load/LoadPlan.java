package io.repstream.perf.load;

import io.repstream.perf.machine.FleetConfig;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.wire.Door;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A load run.
 *
 * @param machines each gets a link of its own
 * @param pace what each of them does
 * @param duration how long they measure
 * @param ledger file that is written anew
 * @param fleet how the machines share this process
 */
public record LoadPlan(
    Door gateway,
    List<MachineCredentials> machines,
    Pace pace,
    Duration duration,
    Optional<Path> ledger,
    FleetShape fleet) {
  /** Over plain TCP. */
  public LoadPlan(
      InetSocketAddress gateway,
      List<MachineCredentials> machines,
      Pace pace,
      Duration duration,
      Optional<Path> ledger,
      FleetShape fleet) {
    this(Door.tcp(gateway), machines, pace, duration, ledger, fleet);
  }

  public LoadPlan {
    machines = List.copyOf(machines);
    if (machines.isEmpty()) {
      throw new IllegalArgumentException("a load run needs machines");
    }
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("a load run takes time");
    }
  }

  /**
   * How machines share this process.
   *
   * @param eventLoopCount threads
   * @param reconnectBase upper bound of the first reconnect delay; 1 s for real machines
   */
  public record FleetShape(int eventLoopCount, Duration reconnectBase, long seed) {
    private static final Duration REAL_RECONNECT_BASE = Duration.ofSeconds(1);

    /** Machines that come back as real ones do. */
    public static FleetShape real(int eventLoopCount, long seed) {
      return new FleetShape(eventLoopCount, REAL_RECONNECT_BASE, seed);
    }
  }

  /**
   * What one machine does.
   *
   * @param samplesPerSecond of one machine
   * @param samplesPerFrame 1 to 16, measured and sent together
   * @param sending what happens to a backlog
   */
  public record Pace(double samplesPerSecond, int samplesPerFrame, Sending sending) {
    private static final int MAX_SAMPLES_PER_FRAME = 16;
    private static final int KEPT_SECONDS = 60;
    private static final int LEAST_KEPT_SAMPLES = 128;

    private static final int MOST_KEPT_SAMPLES = 1 << 15;

    /** How a backlog is sent. */
    public enum Sending {
      /** In frames that are as full as may be. */
      PACKED,
      /** In frames of the size in which it was measured. */
      AS_MEASURED
    }

    /** As real machines send. */
    public Pace(double samplesPerSecond, int samplesPerFrame) {
      this(samplesPerSecond, samplesPerFrame, Sending.PACKED);
    }

    public Pace {
      if (!(samplesPerSecond > 0)) {
        throw new IllegalArgumentException("the rate must be above 0");
      }
      if (samplesPerFrame < 1 || samplesPerFrame > MAX_SAMPLES_PER_FRAME) {
        throw new IllegalArgumentException("a frame has 1 to 16 samples");
      }
    }

    double stepSeconds() {
      return 1 / samplesPerSecond;
    }

    /** A machine keeps a minute: an outage of the store is survived, memory stays small. */
    FleetConfig.Ring ring() {
      int samples = (int) Math.ceil(samplesPerSecond * KEPT_SECONDS);
      return new FleetConfig.Ring(
          Math.clamp(samples, LEAST_KEPT_SAMPLES, MOST_KEPT_SAMPLES), mostPerFrame());
    }

    /** One sample per frame stays one, also when there is a backlog. */
    private int mostPerFrame() {
      return samplesPerFrame == 1 && sending == Sending.AS_MEASURED
          ? 1
          : FleetConfig.MOST_SAMPLES_PER_FRAME;
    }

    Duration framePeriod() {
      return Duration.ofNanos((long) (samplesPerFrame * 1e9 / samplesPerSecond));
    }
  }
}
