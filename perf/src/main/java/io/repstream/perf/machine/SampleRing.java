package io.repstream.perf.machine;

import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one boot that the gateway has not acked yet, bounded: when it is full the oldest
 * sample makes room for the newest, and the range is declared lost before anything later is sent.
 *
 * <p>Sequence numbers run without a hole from 1; a sample keeps its number, time and bytes for
 * ever, so a resend repeats them exactly. Three marks rise through the sequence: acked &le; sent
 * &le; appended; only {@link #resendAfter} takes the sent mark back. Not safe for threads.
 */
public final class SampleRing {
  /** A frame's samples lie within what {@code dtMs u16} can say. */
  private static final long MAX_SPAN_MS = 0xFFFF;

  private final @Nullable Sample[] slots;
  private long oldestSeq = 1;
  private long appendedThrough;
  private long ackedThrough;
  private long ackedTimeMs;
  private long sentThrough;
  private long overrunTimeMs;
  private long overrunCount;

  /**
   * @param capacitySamples how many un-acked samples are kept, at least 1
   */
  public SampleRing(int capacitySamples) {
    if (capacitySamples < 1) {
      throw new IllegalArgumentException("a ring holds at least one sample");
    }
    this.slots = new @Nullable Sample[capacitySamples];
  }

  /**
   * Takes a new sample.
   *
   * @param payload owned by the ring from here on
   * @return its sequence number
   */
  public long append(SampleKind kind, long machineTimeMs, byte[] payload) {
    if (heldCount() == slots.length) {
      overrunTimeMs = at(oldestSeq).machineTimeMs();
      oldestSeq++;
      overrunCount++;
    }
    appendedThrough++;
    slots[slotOf(appendedThrough)] =
        new Sample(appendedThrough, machineTimeMs, kind.code(), payload);
    return appendedThrough;
  }

  /**
   * The next samples to send, from after the sent mark, which moves behind them.
   *
   * @param maxSamples at least 1
   * @param maxBytes of the block, its samples' headers included
   * @return null where everything was sent
   */
  public @Nullable SampleBlock next(int maxSamples, int maxBytes) {
    long first = sentThrough + 1;
    if (first > appendedThrough) {
      return null;
    }
    SampleBlock block =
        SampleBlock.of(
            first < oldestSeq ? List.of(lostFrom(first)) : run(first, maxSamples, maxBytes));
    sentThrough = block.lastSeq();
    return block;
  }

  /**
   * Everything up to here is stored: it need not be held any longer. A mark below an earlier one
   * changes nothing.
   *
   * @return how many samples were acked by this
   * @throws IllegalArgumentException for a sample that does not exist yet
   */
  public long ackedThrough(long durableThroughSeq) {
    if (durableThroughSeq > appendedThrough) {
      throw new IllegalArgumentException("acked before it was measured: " + durableThroughSeq);
    }
    long newlyAcked = durableThroughSeq - ackedThrough;
    if (newlyAcked <= 0) {
      return 0;
    }
    ackedTimeMs =
        durableThroughSeq >= oldestSeq ? at(durableThroughSeq).machineTimeMs() : overrunTimeMs;
    for (; oldestSeq <= durableThroughSeq; oldestSeq++) {
      slots[slotOf(oldestSeq)] = null;
    }
    ackedThrough = durableThroughSeq;
    sentThrough = Math.max(sentThrough, durableThroughSeq);
    return newlyAcked;
  }

  /**
   * A new connection, or a SLOW: whatever was sent after this is sent again.
   *
   * @throws IllegalArgumentException for a sample that does not exist yet
   */
  public void resendAfter(long durableThroughSeq) {
    ackedThrough(durableThroughSeq);
    sentThrough = durableThroughSeq;
  }

  /** The last sample that was measured; 0 before the first. */
  public long appendedThrough() {
    return appendedThrough;
  }

  /** The last sample that was acked; 0 before the first. */
  public long ackedThrough() {
    return ackedThrough;
  }

  /** The last sample that was sent over this connection. */
  public long sentThrough() {
    return sentThrough;
  }

  /** How many samples are held. */
  public int heldCount() {
    return (int) (appendedThrough - oldestSeq + 1);
  }

  /** How many samples were lost to overruns in this boot. */
  public long overrunCount() {
    return overrunCount;
  }

  /**
   * The marker's time is that of the last sample in its range, so a repeated marker is the same.
   */
  private Sample lostFrom(long first) {
    boolean ackedEarlier = first <= ackedThrough;
    return ackedEarlier
        ? new LostRange(first, ackedThrough, LostRange.Cause.ACKED_EARLIER).toSample(ackedTimeMs)
        : new LostRange(first, oldestSeq - 1, LostRange.Cause.RING_OVERRUN).toSample(overrunTimeMs);
  }

  private List<Sample> run(long first, int maxSamples, int maxBytes) {
    List<Sample> samples = new ArrayList<>(maxSamples);
    long baseTimeMs = at(first).machineTimeMs();
    int bytes = 0;
    for (long seq = first; seq <= appendedThrough && samples.size() < maxSamples; seq++) {
      Sample sample = at(seq);
      long dtMs = sample.machineTimeMs() - baseTimeMs;
      bytes += SampleBlock.HEADER_BYTES + sample.payload().length;
      boolean fits = dtMs >= 0 && dtMs <= MAX_SPAN_MS && bytes <= maxBytes;
      if (!fits && !samples.isEmpty()) {
        break;
      }
      samples.add(sample);
    }
    return samples;
  }

  private Sample at(long seq) {
    Sample sample = slots[slotOf(seq)];
    if (sample == null) {
      throw new IllegalStateException("sample " + seq + " is not held");
    }
    return sample;
  }

  private int slotOf(long seq) {
    return (int) (seq % slots.length);
  }
}
