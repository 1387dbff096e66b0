package io.repstream.api.sample;

import io.repstream.api.sample.SampleBucket.StoredSample;
import io.repstream.common.id.MachineId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.types.Binary;

/** Samples and boots in maps. For one thread. */
public final class InMemorySampleStore implements SampleStore {
  private final Map<BucketId, SampleBucket> buckets = new HashMap<>();
  private final Map<String, Boot> boots = new HashMap<>();

  @Override
  public synchronized Map<BucketId, Long> put(Map<BucketId, Map<Long, IncomingSample>> samples) {
    Map<BucketId, Long> revisions = new HashMap<>();
    samples.forEach(
        (id, incoming) -> {
          SampleBucket next = buckets.get(id);
          for (IncomingSample sample : incoming.values()) {
            next = with(id, next, sample);
          }
          SampleBucket before = buckets.get(id);
          long revision = before == null ? 1 : before.revision() + 1;
          SampleBucket merged = next;
          buckets.put(
              id,
              new SampleBucket(
                  id.toString(),
                  id.machineId(),
                  id.bootId(),
                  id.number(),
                  merged.s(),
                  merged.fromTime(),
                  merged.toTime(),
                  revision));
          revisions.put(id, revision);
        });
    return revisions;
  }

  @Override
  public synchronized void putBoots(Collection<Boot> sighted) {
    for (Boot boot : sighted) {
      boots.merge(boot.id(), boot, Boot::and);
    }
  }

  @Override
  public synchronized List<Boot> boots(MachineId machineId, int limit) {
    List<Boot> all =
        boots.values().stream()
            .filter(boot -> boot.machineId().equals(machineId))
            .sorted(Comparator.comparing(Boot::startedAt))
            .toList();
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }

  @Override
  public synchronized void putQuietPlace(Boot boot, long leaseEpoch) {
    boots.computeIfPresent(
        boot.id(),
        (_, known) -> {
          boolean isNewer = known.quiet() == null || known.quiet().leaseEpoch() <= leaseEpoch;
          return isNewer ? known.with(boot.quiet()) : known;
        });
  }

  @Override
  public synchronized int removeOlder(Instant moment, int limit) {
    List<BucketId> old =
        buckets.values().stream()
            .filter(bucket -> bucket.toTime().isBefore(moment))
            .sorted(Comparator.comparing(SampleBucket::toTime))
            .limit(limit)
            .map(SampleBucket::bucketId)
            .toList();
    old.forEach(buckets::remove);
    return old.size();
  }

  @Override
  public synchronized void read(SampleRange range, Consumer<BucketSamples> reader) {
    buckets.values().stream()
        .filter(b -> b.machineId().equals(range.machineId()) && b.bootId().equals(range.bootId()))
        .filter(b -> b.number() >= BucketId.numberOf(range.fromSeq()))
        .filter(b -> b.number() <= BucketId.numberOf(range.throughSeq()))
        .sorted(Comparator.comparingLong(SampleBucket::number))
        .map(SampleBucket::toSamples)
        .forEach(reader);
  }

  private static SampleBucket with(BucketId id, SampleBucket before, IncomingSample incoming) {
    Instant time = Instant.ofEpochMilli(incoming.sampleTimeMs());
    Map<String, StoredSample> samples =
        before == null ? new HashMap<>() : new HashMap<>(before.s());
    samples.put(
        Long.toString(incoming.sample().seq()),
        new StoredSample(
            incoming.sample().machineTimeMs(),
            incoming.receivedAtMs(),
            incoming.sample().kindCode(),
            new Binary(incoming.sample().payload())));
    boolean earliest = before == null || time.isBefore(before.fromTime());
    boolean latest = before == null || time.isAfter(before.toTime());
    return new SampleBucket(
        id.toString(),
        id.machineId(),
        id.bootId(),
        id.number(),
        samples,
        earliest ? time : before.fromTime(),
        latest ? time : before.toTime(),
        before == null ? 0 : before.revision());
  }
}
