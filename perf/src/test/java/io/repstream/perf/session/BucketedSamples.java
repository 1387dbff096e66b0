package io.repstream.perf.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.BucketSamples;
import io.repstream.api.sample.IncomingSample;
import io.repstream.api.sample.SampleRange;
import io.repstream.api.sample.SampleStore;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** The samples of one boot in buckets, to be read only. */
final class BucketedSamples implements SampleStore {
  private static final BootId BOOT = new BootId(new UUID(7, 1));
  private static final GymId GYM = new GymId(new UUID(4, 1));

  /** The machine's clock is ahead by this. */
  private static final long SKEW_MS = 1_234;

  private static final int SAMPLES_PER_FRAME = 5;

  private final List<Boot> boots = new ArrayList<>();
  private final Map<Long, Map<Long, Sample>> buckets = new TreeMap<>();

  /** What a gateway would put into the stream, taken out of it again. */
  static BucketedSamples ofEntries(List<Sample> tape) {
    BucketedSamples store = new BucketedSamples();
    for (int at = 0; at < tape.size(); ) {
      int end = at + 1;
      while (end < Math.min(at + SAMPLES_PER_FRAME, tape.size()) && isNear(tape, at, end)) {
        end++;
      }
      byte[] entry = TelemetryEntryCodec.encode(at, List.of(run(tape.subList(at, end))));
      switch (TelemetryEntryCodec.decode(entry)) {
        case TelemetryEntryCodec.Result.Entry(long _, List<MachineRun> runs) ->
            runs.forEach(store::take);
        case TelemetryEntryCodec.Result.Unreadable(String reason) ->
            throw new AssertionError(reason);
      }
      at = end;
    }
    return store;
  }

  private static boolean isNear(List<Sample> tape, int first, int other) {
    return tape.get(other).machineTimeMs() - tape.get(first).machineTimeMs() < 60_000;
  }

  private static MachineRun run(List<Sample> samples) {
    List<Sample> ahead =
        samples.stream()
            .map(s -> new Sample(s.seq(), s.machineTimeMs() + SKEW_MS, s.kindCode(), s.payload()))
            .toList();
    long receivedAtMs = samples.getLast().machineTimeMs();
    return new MachineRun(
        Recording.MACHINE, GYM, BOOT, 1, SKEW_MS, receivedAtMs, SampleBlock.of(ahead));
  }

  private void take(MachineRun run) {
    Boot seen = Boot.of(run);
    boots.replaceAll(boot -> boot.and(seen));
    if (boots.isEmpty()) {
      boots.add(seen);
    }
    run.block()
        .forEach(
            (seq, timeMs, kind, payload) ->
                buckets
                    .computeIfAbsent(BucketId.numberOf(seq), _ -> new TreeMap<>())
                    .put(seq, new Sample(seq, timeMs, kind, bytes(payload))));
  }

  private static byte[] bytes(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }

  @Override
  public List<Boot> boots(MachineId machineId, int limit) {
    return boots;
  }

  @Override
  public void read(SampleRange range, Consumer<BucketSamples> reader) {
    assertThat(range.bootId()).isEqualTo(BOOT);
    long last = BucketId.numberOf(range.throughSeq());
    buckets.forEach(
        (number, samples) -> {
          if (number >= BucketId.numberOf(range.fromSeq()) && number <= last) {
            reader.accept(bucket(number, samples));
          }
        });
  }

  private static BucketSamples bucket(long number, Map<Long, Sample> samples) {
    BucketId id = new BucketId(Recording.MACHINE, BOOT, number);
    return new BucketSamples(id, 1, List.copyOf(samples.values()));
  }

  @Override
  public Map<BucketId, Long> put(Map<BucketId, Map<Long, IncomingSample>> samples) {
    throw new UnsupportedOperationException("to be read only");
  }

  @Override
  public void putBoots(Collection<Boot> news) {
    throw new UnsupportedOperationException("to be read only");
  }

  @Override
  public void putQuietPlace(Boot boot, long leaseEpoch) {
    throw new UnsupportedOperationException("to be read only");
  }

  @Override
  public int removeOlder(Instant moment, int limit) {
    throw new UnsupportedOperationException("to be read only");
  }
}
