package io.repstream.gateway.telemetry.store;

import io.repstream.common.id.MachineId;
import java.util.ArrayList;
import java.util.List;

class FakeEntryStoreTest extends EntryStoreContract {
  private final FakeEntryStore fake = new FakeEntryStore();

  @Override
  EntryStore store() {
    return fake;
  }

  @Override
  List<Long> storedSeqs(MachineId machineId) {
    List<Long> seqs = new ArrayList<>();
    fake.runs().stream()
        .filter(run -> run.machineId().equals(machineId))
        .forEach(run -> run.block().forEach((seq, timeMs, kindCode, payload) -> seqs.add(seq)));
    return seqs;
  }

  @Override
  long mark(MachineId machineId) {
    return fake.mark(markField(machineId));
  }
}
