package io.repstream.perf.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The receiving end of a boot by the letter of the protocol; fails on whatever breaks it. */
final class ModelGateway {
  private final BitSet taken = new BitSet();
  private final Map<Long, Sample> heard = new HashMap<>();
  private long durableThrough;
  private long receivedThrough;
  private long declaredLost;

  /** A new connection: what was received and not stored is forgotten. */
  long connect() {
    receivedThrough = durableThrough;
    return durableThrough;
  }

  void receive(SampleBlock block) {
    boolean marker = block.firstKindCode() == SampleKind.LOST_RANGE.code();
    if (!marker) {
      assertThat(block.firstSeq()).as("no hole").isLessThanOrEqualTo(receivedThrough + 1);
    }
    block.forEach(this::receive);
    receivedThrough = Math.max(receivedThrough, block.lastSeq());
  }

  private void receive(long seq, long machineTimeMs, int kindCode, ByteBuffer payload) {
    ByteBuffer copy = payload.slice();
    taken.set((int) seq);
    if (kindCode == SampleKind.LOST_RANGE.code()) {
      assertThat(copy.getLong()).as("the range begins here").isEqualTo(receivedThrough + 1);
      assertThat(copy.getLong()).as("its own number is the last of it").isEqualTo(seq);
      assertThat(copy.get()).as("ring overrun").isEqualTo((byte) 1);
      declaredLost += seq - receivedThrough;
    } else {
      byte[] bytes = new byte[copy.remaining()];
      copy.get(bytes);
      hear(new Sample(seq, machineTimeMs, kindCode, bytes));
    }
  }

  /** Un-acked samples keep number, time and bytes for ever. */
  private void hear(Sample sample) {
    Sample before = heard.putIfAbsent(sample.seq(), sample);
    if (before != null) {
      assertThat(sample.machineTimeMs()).as("a resend").isEqualTo(before.machineTimeMs());
      assertThat(sample.kindCode()).as("a resend").isEqualTo(before.kindCode());
      assertThat(sample.payload()).as("a resend").isEqualTo(before.payload());
    }
  }

  /** Every sample that came, by number. */
  Map<Long, Sample> heard() {
    return heard;
  }

  /** Samples that were received and are not stored; a marker counts as one. */
  long inFlight() {
    return taken.get((int) durableThrough + 1, (int) receivedThrough + 1).cardinality();
  }

  long durableThrough() {
    return durableThrough;
  }

  /** Stores some more of what was received and answers the mark. */
  long store(int samples) {
    durableThrough = Math.min(receivedThrough, durableThrough + samples);
    return durableThrough;
  }

  long storeAll() {
    durableThrough = receivedThrough;
    return durableThrough;
  }

  /** Every number up to the last is there, but for at most as many as overran. */
  void assertComplete(long lastSeq, long overrunCount) {
    assertThat(durableThrough).isEqualTo(lastSeq);
    assertThat(lastSeq - heard.size()).isLessThanOrEqualTo(overrunCount);
    assertThat(declaredLost).isGreaterThanOrEqualTo(lastSeq - heard.size());
  }
}
