package io.repstream.perf.machine;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Many simulated machines on a few event loops. Safe for all threads. */
public final class Fleet implements AutoCloseable {
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final long GOODBYE_SECONDS = 2;

  private final FleetConfig config;
  private final MachineObserver observer;
  private final EventLoopGroup loops;
  private final SplittableRandom random;
  private final List<SimulatedMachine> machines = new CopyOnWriteArrayList<>();

  private Fleet(FleetConfig config, MachineObserver observer) {
    this.config = config;
    this.observer = observer;
    this.loops =
        new MultiThreadIoEventLoopGroup(config.eventLoopCount(), NioIoHandler.newFactory());
    this.random = new SplittableRandom(config.seed());
  }

  /** Starts the event loops; no machine yet. */
  public static Fleet start(FleetConfig config, MachineObserver observer) {
    return new Fleet(config, observer);
  }

  /** Switches a machine on: it connects, and comes back whenever its link ends. */
  public synchronized SimulatedMachine switchOn(MachineCredentials credentials) {
    SimulatedMachine machine =
        new SimulatedMachine(
            credentials,
            config,
            observer,
            bootstrap(),
            new ReconnectPolicy(config.reconnectBase(), random.split()));
    machines.add(machine);
    machine.connect();
    return machine;
  }

  /** The machines that were switched on. */
  public List<SimulatedMachine> machines() {
    return List.copyOf(machines);
  }

  /** How many machines have an open link now. */
  public int connectedCount() {
    return (int) machines.stream().filter(SimulatedMachine::isConnected).count();
  }

  /** Switches all machines off and waits for the event loops to end. */
  @Override
  public void close() {
    machines.forEach(SimulatedMachine::switchOff);
    loops.shutdownGracefully(0, GOODBYE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private Bootstrap bootstrap() {
    return new Bootstrap()
        .group(loops.next())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
        .remoteAddress(config.gateway().address());
  }
}
