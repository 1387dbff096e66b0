package io.repstream.perf.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever happens to link and gateway: a gateway by the book never sees a hole or a change. */
class SampleRingPropertiesTest {
  private static final int MAX_BLOCK_BYTES = 400;

  /** What may happen next; {@code amount} says how much of it. */
  record Event(What what, int amount) {}

  enum What {
    MEASURE,
    SEND,
    STORE,
    LOSE_LINK,
    /** As LOSE_LINK, and the ACKs on their way are lost too. */
    LOSE_ACKS
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<What> whats =
        Arbitraries.frequency(
            Tuple.of(6, What.MEASURE),
            Tuple.of(6, What.SEND),
            Tuple.of(3, What.STORE),
            Tuple.of(1, What.LOSE_LINK),
            Tuple.of(1, What.LOSE_ACKS));
    return Combinators.combine(whats, Arbitraries.integers().between(1, 12))
        .as(Event::new)
        .list()
        .ofMaxSize(200);
  }

  @Property
  void everySampleIsStoredOnceOrDeclaredLost(
      @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 40) int capacity) {
    SampleRing ring = new SampleRing(capacity);
    ModelGateway gateway = new ModelGateway();
    events.forEach(event -> happen(event, ring, gateway));

    ring.resendAfter(gateway.connect());
    while (send(ring, gateway)) {
      assertThat(ring.heldCount()).isLessThanOrEqualTo(capacity);
    }
    ring.ackedThrough(gateway.storeAll());

    assertThat(ring.heldCount()).isZero();
    gateway.assertComplete(ring.appendedThrough(), ring.overrunCount());
    gateway.heard().forEach(SampleRingPropertiesTest::assertAsMeasured);
  }

  private static void assertAsMeasured(long seq, Sample sample) {
    assertThat(sample.machineTimeMs()).isEqualTo(timeOf(seq));
    assertThat(sample.payload()).isEqualTo(payloadOf(seq));
  }

  private static long timeOf(long seq) {
    return seq * 250;
  }

  private static byte[] payloadOf(long seq) {
    return ByteBuffer.allocate(Long.BYTES).putLong(seq).array();
  }

  private static void happen(Event event, SampleRing ring, ModelGateway gateway) {
    switch (event.what()) {
      case MEASURE -> {
        for (int i = 0; i < event.amount(); i++) {
          long seq = ring.appendedThrough() + 1;
          ring.append(SampleKind.FTMS, timeOf(seq), payloadOf(seq));
        }
      }
      case SEND -> {
        for (int i = 0; i < event.amount() && send(ring, gateway); i++) {}
      }
      case STORE -> ring.ackedThrough(gateway.store(event.amount()));
      case LOSE_LINK -> ring.resendAfter(gateway.connect());
      case LOSE_ACKS -> {
        long unheard = gateway.store(event.amount());
        assertThat(unheard).isGreaterThanOrEqualTo(ring.ackedThrough());
        ring.resendAfter(gateway.connect());
      }
    }
  }

  private static boolean send(SampleRing ring, ModelGateway gateway) {
    @Nullable SampleBlock block = ring.next(16, MAX_BLOCK_BYTES);
    if (block != null) {
      gateway.receive(block);
    }
    return block != null;
  }
}
