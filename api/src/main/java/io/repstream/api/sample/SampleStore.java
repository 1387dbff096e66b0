package io.repstream.api.sample;

import io.repstream.common.id.MachineId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
   * Stores the boot's place from which to fold again, or that it has none, unless a newer lease has
   * written one.
   *
   * @param leaseEpoch of the worker
   */
  void putQuietPlace(Boot boot, long leaseEpoch);

  /**
   * Removes buckets whose samples are all older than a moment, the oldest first.
   *
   * @param limit most to remove
   * @return how many were removed
   */
  int removeOlder(Instant moment, int limit);

  /**
   * Reads the buckets that hold any of these samples, in order; a bucket also holds others.
   *
   * @param reader takes one after another, on the caller's thread
   */
  void read(SampleRange range, Consumer<BucketSamples> reader);
}
