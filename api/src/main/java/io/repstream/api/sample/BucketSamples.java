package io.repstream.api.sample;

import io.repstream.common.telemetry.Sample;
import io.repstream.common.workout.TimedSample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a bucket holds, as it is read.
 *
 * @param id of the bucket
 * @param revision rises with each write
 * @param inOrder its samples by rising sequence number, with the machine's own times
 */
public record BucketSamples(BucketId id, long revision, List<Sample> inOrder) {
  public BucketSamples {
    inOrder = List.copyOf(inOrder);
  }

  /**
   * Puts samples in order.
   *
   * @param samples in any order, each once
   */
  static BucketSamples of(BucketId id, long revision, Collection<Sample> samples) {
    List<Sample> sorted = new ArrayList<>(samples);
    sorted.sort(Comparator.comparingLong(Sample::seq));
    return new BucketSamples(id, revision, sorted);
  }

  /**
   * The samples in order, on the time scale of gateways.
   *
   * @param skewMs of the boot
   */
  public List<TimedSample> samples(long skewMs) {
    List<TimedSample> timed = new ArrayList<>(inOrder.size());
    for (Sample sample : inOrder) {
      timed.add(TimedSample.of(id.bootId(), sample, skewMs));
    }
    return timed;
  }
}
