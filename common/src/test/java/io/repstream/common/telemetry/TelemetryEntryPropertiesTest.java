package io.repstream.common.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun.Haste;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class TelemetryEntryPropertiesTest {
  @Property(tries = 300)
  void readsBackWhatItWrote(@ForAll long nonce, @ForAll("runs") List<MachineRun> runs) {
    byte[] bytes = TelemetryEntryCodec.encode(nonce, runs);

    Result result = TelemetryEntryCodec.decode(bytes);

    assertThat(result).isInstanceOf(Result.Entry.class);
    Result.Entry entry = (Result.Entry) result;
    assertThat(entry.nonce()).isEqualTo(nonce);
    assertThat(entry.runs()).usingRecursiveComparison().isEqualTo(runs);
    int mostRunBytes = runs.stream().mapToInt(TelemetryEntryCodec::sizeOf).sum();
    boolean isLive = runs.stream().allMatch(run -> run.haste() == Haste.LIVE);
    assertThat(bytes).hasSize(11 + mostRunBytes - (isLive ? runs.size() : 0));
    assertThat(bytes[0]).as("version").isEqualTo((byte) (isLive ? 1 : 2));
    assertThat(TelemetryEntryCodec.isWith(nonce, bytes)).isTrue();
  }

  @Example
  void refusesAnEntryWithoutARun() {
    for (byte version : new byte[] {1, 2}) {
      byte[] empty = new byte[11];
      empty[0] = version;
      assertThat(TelemetryEntryCodec.decode(empty)).isEqualTo(new Result.Unreadable("no run"));
    }
  }

  @Property(tries = 200)
  void tellsOfATruncatedEntryInsteadOfThrowing(
      @ForAll("runs") List<MachineRun> runs, @ForAll long cut) {
    byte[] bytes = TelemetryEntryCodec.encode(1, runs);
    byte[] truncated = Arrays.copyOf(bytes, (int) Math.floorMod(cut, (long) bytes.length));
    assertThat(TelemetryEntryCodec.decode(truncated)).isInstanceOf(Result.Unreadable.class);
  }

  @Property(tries = 2_000)
  void neverThrowsOnAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(TelemetryEntryCodec.decode(bytes)).isNotNull();
  }

  @Property(tries = 500)
  void neverThrowsOnAFlippedByte(
      @ForAll("runs") List<MachineRun> runs, @ForAll int position, @ForAll byte value) {
    byte[] bytes = TelemetryEntryCodec.encode(1, runs);
    bytes[Math.floorMod(position, bytes.length)] = value;
    assertThat(TelemetryEntryCodec.decode(bytes)).isNotNull();
  }

  @Provide
  Arbitrary<List<MachineRun>> runs() {
    return run().list().ofMinSize(1).ofMaxSize(5);
  }

  private static Arbitrary<MachineRun> run() {
    Arbitrary<MachineId> machine =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars("0123456789._-")
            .ofMinLength(1)
            .ofMaxLength(64)
            .map(MachineId::new);
    Arbitrary<UUID> uuid =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    return Combinators.combine(
            machine,
            uuid,
            uuid,
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.longs(),
            Arbitraries.longs().greaterOrEqual(0),
            block(),
            Arbitraries.of(Haste.class))
        .as(
            (id, gym, boot, epoch, skew, received, block, haste) ->
                new MachineRun(
                    id, new GymId(gym), new BootId(boot), epoch, skew, received, block, haste));
  }

  private static Arbitrary<SampleBlock> block() {
    Arbitrary<byte[]> payload = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    return Combinators.combine(
            Arbitraries.longs().between(1, 1L << 40),
            Arbitraries.longs().between(0, 1L << 42),
            payload.list().ofMinSize(1).ofMaxSize(16))
        .as(TelemetryEntryPropertiesTest::block);
  }

  private static SampleBlock block(long firstSeq, long baseTimeMs, List<byte[]> payloads) {
    List<Sample> samples = new ArrayList<>();
    for (byte[] payload : payloads) {
      int i = samples.size();
      samples.add(new Sample(firstSeq + i, baseTimeMs + 1_000L * i, 1 + i % 8, payload));
    }
    return SampleBlock.of(samples);
  }
}
