package io.repstream.api.ingest.meter;

import io.repstream.api.ingest.stream.Backlog;
import io.repstream.common.telemetry.LostRange;
import java.time.Duration;

/** What ingest tells of itself. Safe for all threads. */
public interface IngestMeter {
  /** Entries were read. */
  void read(int entries);

  /** Samples were stored and their entries acknowledged. */
  void stored(int samples);

  /**
   * Something unreadable was put aside.
   *
   * @param reason of a bounded set
   */
  void buried(String reason);

  /** Entries were removed before they were read: acked samples are lost. */
  void lost(int entries);

  /** A machine declared samples lost that are in no bucket. */
  void lostSamples(LostRange.Cause cause, long samples);

  /** An entry that was delivered too often is applied sample by sample. */
  void isolated();

  /** Machines whose workouts somebody else kept changing; they wait for the next write. */
  void contended(int machines);

  /** A machine was folded again from the store. */
  void refolded();

  /** A shard could not go on because a store is away. */
  void failed();

  /** How many shards this process works on. */
  void held(int shards);

  /** A shard is worked on by this process no more, and its gauges are no longer ours to tell. */
  void left(int shard);

  /** How far the latest entry that a shard took lies behind now. */
  void lag(int shard, Duration behind);

  /** How much a shard's stream holds. */
  void backlog(int shard, Backlog backlog);
}
