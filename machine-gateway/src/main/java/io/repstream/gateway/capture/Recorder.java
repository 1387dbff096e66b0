package io.repstream.gateway.capture;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MachineId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * All recordings: a few at a time, each bounded, gone some minutes after their end. Safe for all
 * threads.
 */
public final class Recorder {
  /** So many at a time, each of at most {@link #MOST_BYTES}. */
  static final int MOST_RECORDINGS = 4;

  public static final int MOST_BYTES = 4 * 1024 * 1024;
  public static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Map<MachineId, Recording> recordings = new ConcurrentHashMap<>();
  private final MonotonicClock monotonic;
  private final WallClock wall;

  public Recorder(MonotonicClock monotonic, WallClock wall) {
    this.monotonic = monotonic;
    this.wall = wall;
  }

  /**
   * Begins to record a machine, and goes on when it reconnects.
   *
   * @param connection finds the one that the machine has now
   * @return empty where there are as many recordings as there may be
   */
  public Optional<Recording> begin(
      MachineId machineId,
      Duration time,
      int maxBytes,
      Function<MachineId, Optional<Recordable>> connection) {
    Recording recording = new Recording(machineId, time, maxBytes, monotonic, wall);
    synchronized (this) {
      forgetStale();
      if (!recordings.containsKey(machineId) && recordings.size() >= MOST_RECORDINGS) {
        return Optional.empty();
      }
      Recording earlier = recordings.put(machineId, recording);
      if (earlier != null) {
        earlier.stop();
      }
    }
    connection.apply(machineId).ifPresent(present -> present.record(recording));
    return Optional.of(recording);
  }

  /** A machine has connected. */
  public void connected(Recordable connection) {
    Recording recording = recordings.get(connection.machineId());
    if (recording != null && !recording.isOver()) {
      connection.record(recording);
    }
  }

  /** The recording of a machine that is or was recorded. */
  public Optional<Recording> find(MachineId machineId) {
    forgetStale();
    return Optional.ofNullable(recordings.get(machineId));
  }

  /** Ends and forgets a recording; false where there is none. */
  public boolean forget(MachineId machineId) {
    Recording recording = recordings.remove(machineId);
    if (recording != null) {
      recording.stop();
    }
    return recording != null;
  }

  public List<Recording.Summary> all() {
    forgetStale();
    return recordings.values().stream().map(Recording::summary).toList();
  }

  private void forgetStale() {
    recordings.values().removeIf(recording -> recording.isStale(KEPT));
  }
}
