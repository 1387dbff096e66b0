package io.repstream.gateway.handler;

import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.admission.LiveMachines;
import io.repstream.gateway.capture.Recorder;
import io.repstream.gateway.command.CommandDesk;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.session.CloseReason;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.status.LinkPublisher;

/** Where connections are listed, told of and counted. Safe for all threads. */
public final class Board {
  private final Connections connections;
  private final LiveMachines machines;
  private final LinkPublisher links;
  private final CommandDesk commands;
  private final Recorder recorder;
  private final GatewayMetrics metrics;
  private final FrameCounters frames;
  private final ConnectionCloser closer;

  public Board(
      Connections connections,
      LiveMachines machines,
      LinkPublisher links,
      CommandDesk commands,
      Recorder recorder,
      GatewayMetrics metrics) {
    this.connections = connections;
    this.machines = machines;
    this.links = links;
    this.commands = commands;
    this.recorder = recorder;
    this.metrics = metrics;
    this.frames = new FrameCounters(metrics);
    this.closer = new ConnectionCloser(metrics);
  }

  /** A connection went live; it owns its machine's presence unless it only fills gaps. */
  void admitted(SessionHandler connection) {
    metrics.handshake("welcomed");
    Admission admission = connection.admission();
    if (!admission.identity().backfill()) {
      links.connected(admission);
      machines.enter(connection);
      commands.arrived(connection);
      recorder.connected(connection);
    }
  }

  /** A connection has ended; who was replaced has no more say about the machine. */
  void ended(SessionHandler connection, CloseReason reason) {
    if (!connection.isAdmitted() || connection.admission().identity().backfill()) {
      return;
    }
    machines.leave(connection);
    commands.left(connection);
    if (reason.code() != RmpCode.REPLACED) {
      links.disconnected(connection.admission(), reason.linkReason());
    }
  }

  /** Frames received since the start. */
  public long framesReceived() {
    return frames.total();
  }

  /** How many connections there are, in whatever state. */
  public int connectionCount() {
    return connections.count();
  }

  Connections connections() {
    return connections;
  }

  CommandDesk commands() {
    return commands;
  }

  GatewayMetrics metrics() {
    return metrics;
  }

  FrameCounters frames() {
    return frames;
  }

  ConnectionCloser closer() {
    return closer;
  }
}
