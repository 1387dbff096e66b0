package io.repstream.gateway.session;

import io.repstream.common.telemetry.SampleBlock;

/** What a connection may send now, by {@link SampleRates}: a bucket each, all or none taken. */
final class RateAllowance {
  private final Bucket frames;
  private final Bucket samples;
  private final Bucket bytes;

  RateAllowance(SampleRates rates, Moment now) {
    this.frames = new Bucket(rates.framesPerSecond(), rates.burstSeconds(), now);
    this.samples = new Bucket(rates.samplesPerSecond(), rates.burstSeconds(), now);
    this.bytes = new Bucket(rates.bytesPerSecond(), rates.burstSeconds(), now);
  }

  /**
   * Takes what a frame costs, if there is enough.
   *
   * @return 0 where the frame may pass, else the milliseconds until it could
   */
  long take(SampleBlock block, Moment now) {
    long waitMs = frames.missingMs(1, now);
    waitMs = Math.max(waitMs, samples.missingMs(block.count(), now));
    waitMs = Math.max(waitMs, bytes.missingMs(block.sizeBytes(), now));
    if (waitMs == 0) {
      frames.take(1);
      samples.take(block.count());
      bytes.take(block.sizeBytes());
    }
    return waitMs;
  }

  /** Counts in thousandths, so that a millisecond fills in whole numbers. */
  private static final class Bucket {
    private static final long SCALE = 1_000;

    private final long perMs;
    private final long capacity;
    private long level;
    private long filledAtMs;

    Bucket(long perSecond, long burstSeconds, Moment now) {
      this.perMs = perSecond;
      this.capacity = perSecond * burstSeconds * SCALE;
      this.level = capacity;
      this.filledAtMs = now.monotonicMs();
    }

    /** A frame that is larger than the bucket passes when that is full. */
    long missingMs(long amount, Moment now) {
      long elapsedMs = Math.min(now.monotonicMs() - filledAtMs, capacity / perMs + 1);
      level = Math.min(capacity, level + elapsedMs * perMs);
      filledAtMs = now.monotonicMs();
      long missing = Math.min(amount * SCALE, capacity) - level;
      return missing <= 0 ? 0 : Math.ceilDiv(missing, perMs);
    }

    void take(long amount) {
      level = Math.max(0, level - amount * SCALE);
    }
  }
}
