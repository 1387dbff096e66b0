package io.repstream.gateway.capture;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MachineId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The frames of one machine, until its time or its room is over. Safe for all threads. */
public final class Recording {
  /** What a frame costs beside its own bytes, about. */
  private static final int OVERHEAD_BYTES = 64;

  private final MachineId machineId;
  private final Duration time;
  private final int maxBytes;
  private final MonotonicClock monotonic;
  private final WallClock wall;
  private final long begunAtNanos;
  private final List<Kept> frames = new ArrayList<>();
  private int bytes;
  private boolean full;
  private boolean stopped;

  /** Who sent a frame. */
  public enum Sender {
    MACHINE,
    GATEWAY
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(long atMs, Sender sender, byte[] frame) {}

  /**
   * How it stands.
   *
   * @param full whether frames were left out because there was no more room
   */
  public record Summary(String machineId, int frames, int bytes, boolean over, boolean full) {}

  Recording(
      MachineId machineId, Duration time, int maxBytes, MonotonicClock monotonic, WallClock wall) {
    this.machineId = machineId;
    this.time = time;
    this.maxBytes = maxBytes;
    this.monotonic = monotonic;
    this.wall = wall;
    this.begunAtNanos = monotonic.nanos();
  }

  MachineId machineId() {
    return machineId;
  }

  /**
   * Keeps a frame, without what nobody may keep.
   *
   * @param frame type, flags, body; the recording's own from here on
   */
  public synchronized void keep(Sender sender, byte[] frame) {
    if (isOver()) {
      return;
    }
    int cost = frame.length + OVERHEAD_BYTES;
    if (bytes + cost > maxBytes) {
      full = true;
      return;
    }
    bytes += cost;
    frames.add(new Kept(wall.millis(), sender, FrameMask.mask(frame)));
  }

  /** Keeps nothing more. */
  synchronized void stop() {
    stopped = true;
  }

  /** Whether nothing is kept any more. */
  public synchronized boolean isOver() {
    return stopped || full || monotonic.since(begunAtNanos).compareTo(time) >= 0;
  }

  /** Whether its time was over so long ago. */
  synchronized boolean isStale(Duration age) {
    return monotonic.since(begunAtNanos).compareTo(time.plus(age)) >= 0;
  }

  public synchronized Summary summary() {
    return new Summary(machineId.value(), frames.size(), bytes, isOver(), full);
  }

  /** One JSON object per line and frame: when (epoch milliseconds), who sent it, its bytes. */
  public synchronized String toNdjson() {
    StringBuilder text = new StringBuilder(frames.size() * OVERHEAD_BYTES + 2 * bytes);
    for (Kept kept : frames) {
      text.append("{\"atMs\":")
          .append(kept.atMs())
          .append(",\"sender\":\"")
          .append(kept.sender())
          .append("\",\"frame\":\"")
          .append(HexFormat.of().formatHex(kept.frame()))
          .append("\"}\n");
    }
    return text.toString();
  }
}
