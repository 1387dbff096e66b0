package io.repstream.perf.machine;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.repstream.common.id.BootId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.telemetry.SampleKind;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A machine: it keeps a link to the gateway, numbers and keeps what it measures until that is
 * acked, and sends it again over the next link where it must.
 *
 * <pre>
 * connecting ──► handshake ──► open ──► waiting ──► connecting …
 *      └──────────────┴── any end ──────►┘
 * </pre>
 *
 * <p>Everything happens on {@link #executor()}; methods say where they may be called from.
 */
public final class SimulatedMachine {
  private static final SecureRandom NONCES = new SecureRandom();

  private final MachineCredentials credentials;
  private final FleetConfig config;
  private final MachineObserver observer;
  private final Bootstrap bootstrap;
  private final EventLoop loop;
  private final ReconnectPolicy reconnect;
  private final Console console = new Console();
  private BootId bootId = new BootId(UUID.randomUUID());
  private SampleRing ring;
  private @Nullable Channel channel;
  private @Nullable UplinkHandler uplink;
  private @Nullable Future<?> pendingDial;
  private boolean switchedOff;
  private volatile boolean connected;

  /**
   * How far a machine is.
   *
   * @param bootId of the present boot
   * @param measuredThrough the last sample that was measured
   * @param ackedThrough the last sample that is stored
   * @param overrunCount samples lost because the ring was full
   */
  public record Standing(
      BootId bootId, long measuredThrough, long ackedThrough, long overrunCount) {
    /** Whether nothing waits for an ACK. */
    public boolean isDrained() {
      return measuredThrough == ackedThrough;
    }
  }

  /**
   * @param bootstrap of a single event loop, with the gateway's address
   */
  SimulatedMachine(
      MachineCredentials credentials,
      FleetConfig config,
      MachineObserver observer,
      Bootstrap bootstrap,
      ReconnectPolicy reconnect) {
    this.credentials = credentials;
    this.config = config;
    this.observer = observer;
    this.bootstrap = bootstrap;
    this.loop = (EventLoop) bootstrap.config().group();
    this.reconnect = reconnect;
    this.ring = new SampleRing(config.ring().samples());
  }

  public MachineCredentials credentials() {
    return credentials;
  }

  /** What the machine does when it is told to. */
  public Console console() {
    return console;
  }

  /** The event loop on which this machine lives. */
  public ScheduledExecutorService executor() {
    return loop;
  }

  /** Whether the link is open; from any thread. */
  public boolean isConnected() {
    return connected;
  }

  /** Looks at the machine on its event loop; from any thread. */
  public CompletableFuture<Standing> standing() {
    return CompletableFuture.supplyAsync(
        () ->
            new Standing(bootId, ring.appendedThrough(), ring.ackedThrough(), ring.overrunCount()),
        loop);
  }

  /** The run of the firmware; on the event loop. */
  public BootId bootId() {
    return bootId;
  }

  /** The machine's own time. */
  public long machineTimeMs() {
    return config.machineClock().instant().toEpochMilli();
  }

  /**
   * Takes a sample; {@link #flush} sends it. On the event loop.
   *
   * @param payload owned by the machine from here on
   * @return its sequence number
   */
  public long measure(SampleKind kind, long machineTimeMs, byte[] payload) {
    return ring.append(kind, machineTimeMs, payload);
  }

  /** The last sample that was measured in this boot; on the event loop. */
  public long measuredThrough() {
    return ring.appendedThrough();
  }

  /** How many samples wait for an ACK; on the event loop. */
  public int heldCount() {
    return ring.heldCount();
  }

  /** Sends what was measured, as far as the link allows. On the event loop. */
  public void flush() {
    if (uplink != null) {
      uplink.pump();
    }
  }

  /** Loses the network without a word; the machine comes back by itself. From any thread. */
  public void dropLink() {
    loop.execute(this::closeChannel);
  }

  /**
   * Loses power: what was not acked is gone, and a new boot begins with sequence number 1. From any
   * thread.
   */
  public void reboot() {
    loop.execute(
        () -> {
          bootId = new BootId(UUID.randomUUID());
          ring = new SampleRing(config.ring().samples());
          closeChannel();
        });
  }

  /** Says goodbye and stays away. From any thread. */
  public void switchOff() {
    loop.execute(
        () -> {
          switchedOff = true;
          if (pendingDial != null) {
            pendingDial.cancel(false);
          }
          if (uplink == null) {
            closeChannel();
          } else {
            uplink.leave(RmpCode.SHUTDOWN.code());
          }
        });
  }

  /** Starts to connect. From any thread. */
  void connect() {
    loop.execute(this::dial);
  }

  void linkOpened(UplinkHandler opened, long durableThroughSeq) {
    ring.resendAfter(durableThroughSeq);
    uplink = opened;
    connected = true;
    observer.linkUp(this, durableThroughSeq);
    opened.pump();
  }

  void linkServed() {
    reconnect.served();
  }

  void linkEnded(LinkEnd end) {
    uplink = null;
    channel = null;
    connected = false;
    observer.linkDown(this, end);
    if (!switchedOff) {
      Duration delay = reconnect.delayAfter(end);
      pendingDial = loop.schedule(this::dial, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  int mostSamplesPerFrame() {
    return config.ring().mostPerFrame();
  }

  SampleRing ring() {
    return ring;
  }

  MachineObserver observer() {
    return observer;
  }

  private void dial() {
    if (switchedOff) {
      return;
    }
    byte[] nonce = new byte[Handshake.NONCE_BYTES];
    NONCES.nextBytes(nonce);
    Link link = new Link(this, new Handshake(credentials, bootId, nonce));
    ChannelFuture dialled =
        bootstrap.clone().handler(new LinkInitializer(link, config.gateway())).connect();
    channel = dialled.channel();
    dialled.addListener(
        done -> {
          if (!done.isSuccess()) {
            linkEnded(new LinkEnd.Lost(String.valueOf(done.cause())));
          }
        });
  }

  private void closeChannel() {
    if (channel != null) {
      ChannelFuture unused = channel.close();
    }
  }
}
