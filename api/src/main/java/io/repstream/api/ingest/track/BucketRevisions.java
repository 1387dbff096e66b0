package io.repstream.api.ingest.track;

import io.repstream.api.sample.BucketId;
import io.repstream.api.workout.WorkoutRecord.FoldedBucket;
import io.repstream.common.id.MachineId;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The revisions of a machine's buckets as its fold has seen them. For one thread. */
final class BucketRevisions {
  private final Map<BucketId, Long> revisions = new HashMap<>();

  void replaceBy(Map<BucketId, Long> read) {
    revisions.clear();
    revisions.putAll(read);
  }

  /**
   * Notes a bucket's revision after our write.
   *
   * @return whether nobody else has written it since we saw it last
   */
  boolean wrote(BucketId bucket, long revision) {
    Long before = revisions.put(bucket, revision);
    return revision == (before == null ? 0 : before) + 1;
  }

  /** The buckets that some evidence lies in. */
  List<FoldedBucket> foldedFrom(MachineId machineId, Evidence evidence) {
    List<FoldedBucket> buckets = new ArrayList<>();
    for (SeqRange range : evidence.ranges()) {
      long last = BucketId.numberOf(range.lastSeq());
      for (long number = BucketId.numberOf(range.firstSeq()); number <= last; number++) {
        BucketId bucket = new BucketId(machineId, range.bootId(), number);
        Long revision = revisions.get(bucket);
        if (revision != null) {
          buckets.add(new FoldedBucket(bucket.toString(), revision));
        }
      }
    }
    return buckets;
  }

  /** Forgets those that lie wholly before a place. */
  void forgetBefore(Position place, BootTable boots) {
    long startMs = boots.startMs(place.bootId());
    long number = BucketId.numberOf(place.seq());
    revisions
        .keySet()
        .removeIf(
            bucket ->
                bucket.bootId().equals(place.bootId())
                    ? bucket.number() < number
                    : boots.startMs(bucket.bootId()) < startMs);
  }
}
