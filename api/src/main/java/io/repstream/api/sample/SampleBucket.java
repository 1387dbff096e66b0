package io.repstream.api.sample;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;

/**
 * Neighbouring samples of a boot, as stored.
 *
 * @param id {@link BucketId} as text
 * @param number sequence number div 256
 * @param s the samples by sequence number
 * @param fromTime earliest sample time in it
 * @param toTime latest sample time in it
 * @param revision rises with each write
 */
public record SampleBucket(
    @BsonId String id,
    MachineId machineId,
    BootId bootId,
    long number,
    Map<String, StoredSample> s,
    Instant fromTime,
    Instant toTime,
    long revision) {
  public static final Schema<SampleBucket> SCHEMA = Schema.of("sampleBuckets", SampleBucket.class);

  public SampleBucket {
    s = Map.copyOf(s);
  }

  /**
   * A sample, as stored.
   *
   * @param machineTimeMs by the machine's clock
   * @param receivedAtMs by the gateway's
   * @param kind the byte of {@code SampleKind}
   * @param raw the payload
   */
  public record StoredSample(long machineTimeMs, long receivedAtMs, int kind, Binary raw) {}

  /** Where it belongs. */
  public BucketId bucketId() {
    return new BucketId(machineId, bootId, number);
  }

  /** What it holds, in order. */
  BucketSamples toSamples() {
    List<Sample> samples = new ArrayList<>();
    s.forEach(
        (seq, stored) ->
            samples.add(
                new Sample(
                    Long.parseLong(seq),
                    stored.machineTimeMs(),
                    stored.kind(),
                    stored.raw().getData())));
    return BucketSamples.of(bucketId(), revision, samples);
  }
}
