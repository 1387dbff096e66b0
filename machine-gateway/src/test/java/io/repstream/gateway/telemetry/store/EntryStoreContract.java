package io.repstream.gateway.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.gateway.telemetry.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every entry store does, the fake included. */
abstract class EntryStoreContract {
  private final MachineId machineId = Runs.newMachine();
  private final int shard = Runs.SHARDS.shardOf(machineId);

  abstract EntryStore store();

  abstract List<Long> storedSeqs(MachineId machineId);

  abstract long mark(MachineId machineId);

  private StreamEntry entry(long firstSeq, int count) {
    MachineRun run = Runs.run(machineId, Runs.block(firstSeq, count));
    return new StreamEntry(
        shard,
        TelemetryEntryCodec.encode(9, List.of(run)),
        new byte[0],
        Map.of(markField(machineId), run.block().lastSeq()),
        count);
  }

  static String markField(MachineId machineId) {
    return machineId + "/" + Runs.admission(machineId).identity().bootId();
  }

  @Test
  void storesEntriesAndRaisesMarks() {
    assertThat(store().store(List.of(entry(1, 3))))
        .containsExactly(new EntryStore.Outcome.Stored());
    assertThat(storedSeqs(machineId)).containsExactly(1L, 2L, 3L);
    assertThat(mark(machineId)).isEqualTo(3);
  }

  @Test
  void neverLowersAMark() {
    store().store(List.of(entry(1, 10)));
    store().store(List.of(entry(1, 3)));
    assertThat(mark(machineId)).isEqualTo(10);
  }

  @Test
  void keepsMarksExactThatNoDoubleCanHold() {
    long huge = (1L << 53) + 1;
    store().store(List.of(entry(huge, 1)));
    assertThat(mark(machineId)).isEqualTo(huge);
    store().store(List.of(entry(huge + 1, 1)));
    assertThat(mark(machineId)).isEqualTo(huge + 1);
  }

  @Test
  void storesEntriesOfSeveralShardsAtOnce() {
    List<StreamEntry> entries = new ArrayList<>();
    List<MachineId> machines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      MachineId each = Runs.newMachine();
      MachineRun run = Runs.run(each, Runs.block(1, 2));
      machines.add(each);
      entries.add(
          new StreamEntry(
              Runs.SHARDS.shardOf(each),
              TelemetryEntryCodec.encode(i, List.of(run)),
              new byte[0],
              Map.of(markField(each), 2L),
              2));
    }
    assertThat(store().store(entries)).hasSize(20).containsOnly(new EntryStore.Outcome.Stored());
    assertThat(machines).allSatisfy(each -> assertThat(mark(each)).isEqualTo(2));
  }
}
