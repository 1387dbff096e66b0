package io.repstream.gateway.telemetry;

import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.MachineRun.Haste;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.session.Effect.Identity;
import java.util.concurrent.Executor;

/**
 * The way of one connection's samples to the store, and of the news back. Appending and forgetting
 * belong to the connection's event loop, which also hears the news.
 */
public final class Lane {
  private final Admission admission;
  private final ShardWriter writer;
  private final int shard;
  private final String durableField;
  private final Executor loop;
  private final StoredListener listener;
  private final ActivityWatch activity = new ActivityWatch();
  private volatile int generation;

  /** Hears, on the connection's event loop, what the store has. */
  @FunctionalInterface
  public interface StoredListener {
    /**
     * Everything that was appended up to a sequence number is stored.
     *
     * @param samples how many samples that are, since the last call
     */
    void stored(long throughSeq, int samples);
  }

  Lane(Admission admission, int shard, ShardWriter writer, Executor loop, StoredListener listener) {
    this.admission = admission;
    this.shard = shard;
    this.writer = writer;
    this.loop = loop;
    this.listener = listener;
    Identity identity = admission.identity();
    this.durableField = identity.machineId() + "/" + identity.bootId();
  }

  /**
   * Takes samples on their way; never blocks.
   *
   * @param receivedAtMs gateway clock, epoch milliseconds
   */
  public Pressure append(SampleBlock block, long receivedAtMs) {
    Identity identity = admission.identity();
    MachineRun run =
        new MachineRun(
            identity.machineId(),
            identity.gymId(),
            identity.bootId(),
            admission.epoch(),
            admission.skewMs(),
            receivedAtMs,
            block,
            identity.backfill() ? Haste.BACKFILL : Haste.LIVE);
    return writer.append(new PendingRun(this, generation, run, writer.nowNanos()));
  }

  /** Drops what is not yet on its way to Redis; the machine sends it again. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the event loop alone
  public void forget() {
    generation++;
    writer.purgeForgotten();
  }

  /** What the samples that went to the store say about the machine; on any thread. */
  public Activity activity() {
    return activity.now();
  }

  ActivityWatch activityWatch() {
    return activity;
  }

  boolean isForgotten(PendingRun run) {
    return run.generation() != generation;
  }

  int shard() {
    return shard;
  }

  String durableField() {
    return durableField;
  }

  Executor loop() {
    return loop;
  }

  void tellStored(long throughSeq, int samples) {
    listener.stored(throughSeq, samples);
  }
}
