package io.repstream.api.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.repstream.api.sample.Boot.FirstSample;
import io.repstream.api.sample.Boot.QuietPlace;
import io.repstream.api.sample.Boot.Skew;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.TimedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SampleStore} does. Each test uses a machine of its own. */
interface SampleStoreContract {
  long NOON_MS = 1_790_000_000_000L;
  GymId GYM = new GymId(new UUID(5, 5));

  SampleStore store();

  @Test
  default void keepsEachSampleInOnePlaceHoweverOftenItComes() {
    MachineId machine = newMachine();
    BootId boot = new BootId(UUID.randomUUID());
    BucketId bucket = BucketId.of(machine, boot, 7);

    assertThat(store().put(Map.of(bucket, Map.of(7L, incoming(7), 9L, incoming(9)))))
        .isEqualTo(Map.of(bucket, 1L));
    assertThat(store().put(Map.of(bucket, Map.of(8L, incoming(8), 9L, incoming(9)))))
        .isEqualTo(Map.of(bucket, 2L));

    BucketSamples read = buckets(machine, boot, 1, 100).getFirst();
    assertThat(read.samples(1_000))
        .extracting(TimedSample::seq, TimedSample::timeMs)
        .containsExactly(
            tuple(7L, NOON_MS + 6_000), tuple(8L, NOON_MS + 7_000), tuple(9L, NOON_MS + 8_000));
    assertThat(read.samples(0).getFirst().payload()).isEqualTo("7".getBytes(UTF_8));
    assertThat(read.revision()).isEqualTo(2);
  }

  @Test
  default void readsOnlyTheBucketsAskedForAndInOrder() {
    MachineId machine = newMachine();
    BootId boot = new BootId(UUID.randomUUID());
    for (long seq : new long[] {600, 1, 300, 1_000}) {
      store().put(Map.of(BucketId.of(machine, boot, seq), Map.of(seq, incoming(seq))));
    }

    assertThat(buckets(machine, boot, 256, 700))
        .extracting(bucket -> bucket.id().number())
        .containsExactly(1L, 2L);
    assertThat(buckets(machine, new BootId(UUID.randomUUID()), 1, 700)).isEmpty();
  }

  @Test
  default void earliestSkewAndLowestSampleRuleInAnyOrder() {
    MachineId machine = newMachine();
    BootId bootId = new BootId(UUID.randomUUID());
    Boot late = Boot.of(run(machine, bootId, 20, 500, 100));
    Boot early = Boot.of(run(machine, bootId, 10, 900, 300));
    Boot lowest = Boot.of(run(machine, bootId, 30, 700, 1));

    store().putBoots(List.of(late));
    store().putBoots(List.of(early));
    store().putBoots(List.of(late.and(early).and(lowest)));
    store().putBoots(List.of(late));

    Boot stored = store().boots(machine, 10).getFirst();
    assertThat(stored.skew()).isEqualTo(new Skew(10, 900));
    assertThat(stored.first()).isEqualTo(new FirstSample(1, NOON_MS + 1_000));
    assertThat(stored.startMs()).isEqualTo(NOON_MS + 1_000 - 900);
    assertThat(stored.gymId()).isEqualTo(GYM);
  }

  @Test
  default void answersTheLatestBootsInOrderOfTheirStart() {
    MachineId machine = newMachine();
    for (int seq : new int[] {30, 10, 20}) {
      store().putBoots(List.of(Boot.of(run(machine, new BootId(new UUID(9, seq)), 1, 0, seq))));
    }

    assertThat(store().boots(machine, 2))
        .extracting(boot -> boot.first().seq())
        .containsExactly(20L, 30L);
  }

  @Test
  default void olderLeaseDoesNotOverwriteAQuietPlace() {
    MachineId machine = newMachine();
    BootId bootId = new BootId(UUID.randomUUID());
    Boot boot = Boot.of(run(machine, bootId, 1, 0, 1));
    store().putBoots(List.of(boot));

    QuietPlace quiet = new QuietPlace(quiet(bootId, 100), 7);

    store().putQuietPlace(boot.with(quiet), 7);
    store().putQuietPlace(boot.with(new QuietPlace(quiet(bootId, 50), 6)), 6);
    store().putQuietPlace(boot.with(null), 6);

    assertThat(store().boots(machine, 1).getFirst().quiet()).isEqualTo(quiet);

    store().putQuietPlace(boot.with(null), 7);

    assertThat(store().boots(machine, 1).getFirst().quiet()).isNull();
  }

  private List<BucketSamples> buckets(MachineId machine, BootId boot, long from, long through) {
    List<BucketSamples> read = new ArrayList<>();
    store().read(new SampleRange(machine, boot, from, through), read::add);
    return read;
  }

  private static RestartPoint quiet(BootId bootId, long seq) {
    Position place = new Position(bootId, seq, NOON_MS + seq * 1_000);
    return new RestartPoint(place, 0, place.timeMs(), 12.0, null, null, null);
  }

  private static MachineRun run(
      MachineId machine, BootId boot, long ownerEpoch, long skewMs, long seq) {
    return new MachineRun(
        machine, GYM, boot, ownerEpoch, skewMs, NOON_MS, SampleBlock.of(List.of(sample(seq))));
  }

  private static IncomingSample incoming(long seq) {
    return new IncomingSample(sample(seq), NOON_MS, NOON_MS + (seq - 1) * 1_000);
  }

  private static Sample sample(long seq) {
    return new Sample(
        seq, NOON_MS + seq * 1_000, SampleKind.FTMS.code(), Long.toString(seq).getBytes(UTF_8));
  }

  private static MachineId newMachine() {
    return new MachineId("m." + UUID.randomUUID());
  }
}
