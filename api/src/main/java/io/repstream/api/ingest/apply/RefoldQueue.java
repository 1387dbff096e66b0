package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.common.id.MachineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets what is live go before what comes late. A machine that goes on from what is in memory is
 * written at once, one in use is folded again at once; the others, which a ring of old samples or
 * backfill keeps changing behind the present, take turns: a few in each write, each again only
 * after some writes have passed. For one thread.
 */
final class RefoldQueue {
  /** Writes between two folds of the same machine. */
  static final int REST = 5;

  private final int perWrite;
  private final Map<MachineId, Long> restsUntil = new HashMap<>();
  private long write;

  /**
   * @param perWrite most machines not in use that are folded again in one write
   */
  RefoldQueue(int perWrite) {
    this.perWrite = perWrite;
  }

  /**
   * Those whose workouts are to be written now, those that are live first.
   *
   * @param canWait whether nothing but backfill has changed a machine
   */
  List<MachineTrack> next(List<MachineTrack> touched, Predicate<MachineTrack> canWait) {
    write++;
    List<MachineTrack> due = new ArrayList<>();
    List<MachineTrack> behind = new ArrayList<>();
    for (MachineTrack track : touched) {
      boolean isBehind = canWait.test(track) || (track.isStale() && !track.isInUse());
      (isBehind ? behind : due).add(track);
    }
    List<MachineTrack> turns =
        behind.stream()
            .filter(track -> restsUntil.getOrDefault(track.machineId(), 0L) <= write)
            .limit(perWrite)
            .toList();
    turns.stream().filter(canWait).forEach(this::folded);
    due.addAll(turns);
    return due;
  }

  /** A machine was folded again. */
  void folded(MachineTrack track) {
    restsUntil.put(track.machineId(), write + REST);
  }

  void retain(Set<MachineId> machineIds) {
    restsUntil.keySet().retainAll(machineIds);
  }

  void clear() {
    restsUntil.clear();
  }
}
