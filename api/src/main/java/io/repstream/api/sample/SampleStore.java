package io.repstream.api.sample;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.workout.RestartPoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where samples and boots are kept. Safe for all threads; calls may block. */
public interface SampleStore {
  /**
   * Puts samples in their places, durably once this returns; a repeat changes nothing.
   *
   * @param samples by bucket, and within one by sequence number
   * @return the revision of each bucket after the write
   */
  Map<BucketId, Long> put(Map<BucketId, Map<Long, IncomingSample>> samples);

  /** Stores what became known of boots. */
  void putBoots(Collection<Boot> boots);

  /**
   * The boots of a machine in order of their start.
   *
   * @param limit most to answer: the latest ones
   */
  List<Boot> boots(MachineId machineId, int limit);

  /**
   * Stores the place in a boot from which to fold again, or that there is none, unless a newer
   * lease has written one.
   *
   * @param leaseEpoch of the worker
   */
  void putQuietPlace(
      MachineId machineId, BootId bootId, Optional<RestartPoint> place, long leaseEpoch);

  /**
   * Reads a boot's buckets in order.
   *
   * @param fromSeq from the bucket of this sample on
   * @param throughSeq to the bucket of this one
   * @param reader takes one after another, on the caller's thread
   */
  void read(
      MachineId machineId,
      BootId bootId,
      long fromSeq,
      long throughSeq,
      Consumer<SampleBucket> reader);
}
