package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.IncomingSample;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun.Haste;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read and is not yet written: first samples and boots, then the workouts of the machines
 * that they touch. An entry is done with once all its machines are. For one thread.
 */
final class Batch {
  private final Map<String, Set<MachineId>> entries = new LinkedHashMap<>();
  private final Map<String, Boot> boots = new HashMap<>();
  private final Map<BucketId, Map<Long, IncomingSample>> samples = new HashMap<>();
  private final Map<MachineId, MachineTrack> tracks = new LinkedHashMap<>();
  private final Set<MachineId> live = new HashSet<>();
  private int sampleCount;

  /**
   * Notes an entry.
   *
   * @param machines those that it holds samples of
   */
  void add(String entryId, Set<MachineId> machines) {
    entries.put(entryId, Set.copyOf(machines));
  }

  void add(Boot boot) {
    boots.put(boot.id(), boot);
  }

  void add(BucketId bucket, IncomingSample sample) {
    samples.computeIfAbsent(bucket, _ -> new HashMap<>()).put(sample.sample().seq(), sample);
    sampleCount++;
  }

  /**
   * Notes that a machine's workouts may have changed.
   *
   * @param haste of what has changed them
   */
  void touch(MachineTrack track, Haste haste) {
    tracks.put(track.machineId(), track);
    if (haste == Haste.LIVE) {
      live.add(track.machineId());
    }
  }

  /** Whether nothing but backfill has changed a machine's workouts. */
  boolean canWait(MachineTrack track) {
    return !live.contains(track.machineId());
  }

  Collection<Boot> boots() {
    return boots.values();
  }

  Map<BucketId, Map<Long, IncomingSample>> samples() {
    return samples;
  }

  /** The machines whose workouts are still to be written. */
  List<MachineTrack> tracks() {
    return List.copyOf(tracks.values());
  }

  Set<MachineId> machineIds() {
    return Collections.unmodifiableSet(tracks.keySet());
  }

  /**
   * Samples and boots are stored.
   *
   * @param revisions which the buckets have now
   */
  void stored(Map<BucketId, Long> revisions) {
    revisions.forEach((bucket, revision) -> tracks.get(bucket.machineId()).wrote(bucket, revision));
    boots.clear();
    samples.clear();
    sampleCount = 0;
  }

  /** A machine's workouts are stored. */
  void done(MachineTrack track) {
    tracks.remove(track.machineId());
    live.remove(track.machineId());
  }

  /** Takes out the entries that are done with, in order. */
  List<String> takeDone() {
    List<String> done = new ArrayList<>();
    entries.forEach(
        (entryId, machines) -> {
          if (Collections.disjoint(machines, tracks.keySet())) {
            done.add(entryId);
          }
        });
    done.forEach(entries::remove);
    return done;
  }

  /** Samples that are not stored yet. */
  int sampleCount() {
    return sampleCount;
  }

  boolean contains(String entryId) {
    return entries.containsKey(entryId);
  }

  /** Entries that are not done with. */
  int entryCount() {
    return entries.size();
  }

  boolean isEmpty() {
    return entries.isEmpty() && tracks.isEmpty();
  }
}
