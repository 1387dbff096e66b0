package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.WorkoutId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Writes the workouts of machines, each against the version that it was folded for. One thread. */
final class WorkoutWriter {
  private static final int MOST_ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MS = 5;

  private final WorkoutStore workouts;
  private final IngestMeter meter;
  private final Consumer<MachineTrack> reload;

  /**
   * @param reload rebuilds a machine that cannot go on from what is in memory
   */
  WorkoutWriter(WorkoutStore workouts, IngestMeter meter, Consumer<MachineTrack> reload) {
    this.workouts = workouts;
    this.meter = meter;
    this.reload = reload;
  }

  /**
   * Makes every change against the version that it was made for. Where somebody else keeps changing
   * the same workouts, these wait for the next write: their samples are stored, so nothing is lost.
   *
   * @return the machines whose workouts are stored
   */
  List<MachineTrack> write(List<MachineTrack> due) {
    Set<MachineTrack> open = new LinkedHashSet<>(due);
    List<MachineTrack> written = new ArrayList<>();
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !open.isEmpty(); attempt++) {
      if (attempt > 0) {
        pauseBefore(attempt);
      }
      open.stream().filter(MachineTrack::isStale).forEach(reload);
      List<WorkoutChange> changes = new ArrayList<>();
      open.forEach(track -> changes.addAll(track.changes()));
      Set<WorkoutId> notMade = workouts.apply(changes);
      for (MachineTrack track : open) {
        if (track.confirmUnless(notMade)) {
          written.add(track);
        }
      }
      written.forEach(open::remove);
    }
    if (!open.isEmpty()) {
      meter.contended(open.size());
    }
    return written;
  }

  private static void pauseBefore(int attempt) {
    long mostMs = FIRST_PAUSE_MS << attempt;
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(mostMs * 1_000_000));
  }
}
