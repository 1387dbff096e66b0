package io.repstream.api.ingest;

import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.IncomingSample;
import io.repstream.common.id.MachineId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read since the last write and is not yet stored. For one thread. */
final class Batch {
  private final List<String> entryIds = new ArrayList<>();
  private final Map<String, Boot> boots = new HashMap<>();
  private final Map<BucketId, Map<Long, IncomingSample>> samples = new HashMap<>();
  private final Map<MachineId, MachineTrack> tracks = new LinkedHashMap<>();
  private int sampleCount;

  void add(String entryId) {
    entryIds.add(entryId);
  }

  void add(Boot boot) {
    boots.put(boot.id(), boot);
  }

  void add(BucketId bucket, IncomingSample sample) {
    samples.computeIfAbsent(bucket, _ -> new HashMap<>()).put(sample.sample().seq(), sample);
    sampleCount++;
  }

  /** Notes that a machine's workouts may have changed. */
  void touch(MachineTrack track) {
    tracks.put(track.machineId(), track);
  }

  List<String> entryIds() {
    return entryIds;
  }

  Collection<Boot> boots() {
    return boots.values();
  }

  Map<BucketId, Map<Long, IncomingSample>> samples() {
    return samples;
  }

  Collection<MachineTrack> tracks() {
    return tracks.values();
  }

  /** Tells the tracks which revisions their buckets have now. */
  void wrote(Map<BucketId, Long> revisions) {
    revisions.forEach((bucket, revision) -> tracks.get(bucket.machineId()).wrote(bucket, revision));
  }

  int sampleCount() {
    return sampleCount;
  }

  boolean isEmpty() {
    return entryIds.isEmpty() && tracks.isEmpty();
  }
}
