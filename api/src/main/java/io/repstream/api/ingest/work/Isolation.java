package io.repstream.api.ingest.work;

import io.repstream.api.ingest.apply.Letters;
import io.repstream.api.ingest.apply.ShardIngest;
import io.repstream.api.ingest.apply.ShardIngest.WriteOutcome;
import io.repstream.api.ingest.apply.StoreCheck;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.SuspectJournal;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies an entry that was delivered too often one sample at a time, to find the one that brings
 * workers down. A delivery count alone condemns nobody: crashes raise it for every entry that was
 * in hand then. A sample is put aside only if it fails again and again while all stores take
 * writes, or if it alone was in hand when workers went down. For one thread.
 */
final class Isolation {
  private static final Logger LOG = LoggerFactory.getLogger(Isolation.class);

  /** Workers that may go down with the same sample in hand. */
  static final int MOST_CRASHES = 3;

  private static final int ATTEMPTS = 3;

  private final ShardIngest ingest;
  private final SuspectJournal journal;
  private final StoreCheck stores;

  Isolation(ShardIngest ingest, SuspectJournal journal, StoreCheck stores) {
    this.ingest = ingest;
    this.journal = journal;
    this.stores = stores;
  }

  /** A sample with the run it came in. */
  private record Single(MachineRun run, Sample sample) {
    String key() {
      return Letters.keyOf(run, sample);
    }

    StreamEntry.Packed entry(String id) {
      List<MachineRun> alone = List.of(Letters.alone(run, sample));
      return new StreamEntry.Packed(id, TelemetryEntryCodec.encode(0, alone));
    }
  }

  /**
   * Applies and writes an entry's samples; nothing else may be in hand.
   *
   * @param goesOn asked before each sample: whether the shard is still ours to work on
   * @return whether all of it is done with, so that the entry may be acknowledged
   */
  boolean apply(StreamEntry.Packed entry, long nowMs, long leaseEpoch, BooleanSupplier goesOn) {
    for (Single single : singles(entry)) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
      int crashes = journal.takeInHand(single.key());
      if (crashes >= MOST_CRASHES) {
        LOG.error("sample {} brought {} workers down and is put aside", single.key(), crashes);
        bury(single, entry.id(), "brings_workers_down");
        // Its crashes are remembered: should the entry come again, nobody goes down again.
        journal.putDown();
      } else if (apply(single, entry.id(), nowMs, leaseEpoch)) {
        journal.done(single.key());
      } else {
        journal.putDown();
        return false;
      }
    }
    return true;
  }

  private boolean apply(Single single, String entryId, long nowMs, long leaseEpoch) {
    for (int attempt = 1; ; attempt++) {
      try {
        ingest.takeAlone(single.entry(entryId), nowMs);
        return ingest.writeAll(leaseEpoch) == WriteOutcome.DONE;
      } catch (RuntimeException failure) {
        ingest.forget();
        if (!stores.takesWrites()) {
          journal.putDown();
          throw failure;
        }
        if (attempt == ATTEMPTS) {
          LOG.error("sample {} cannot be applied and is put aside", single.key(), failure);
          bury(single, entryId, "cannot_be_applied");
          return true;
        }
      }
    }
  }

  private void bury(Single single, String entryId, String reason) {
    ingest.bury(Letters.of(reason, entryId, single.run(), single.sample()));
  }

  private static List<Single> singles(StreamEntry.Packed entry) {
    List<Single> singles = new ArrayList<>();
    if (TelemetryEntryCodec.decode(entry.bytes()) instanceof Result.Entry(long _, var runs)) {
      for (MachineRun run : runs) {
        run.block()
            .forEach(
                (seq, machineTimeMs, kindCode, payload) ->
                    singles.add(
                        new Single(run, new Sample(seq, machineTimeMs, kindCode, bytes(payload)))));
      }
    }
    return singles;
  }

  private static byte[] bytes(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }

  /** Entries that may be isolated; others are quick to put aside. */
  static boolean fits(StreamEntry entry) {
    return switch (entry) {
      case StreamEntry.Packed(String _, byte[] bytes) ->
          TelemetryEntryCodec.decode(bytes) instanceof Result.Entry;
      case StreamEntry.Foreign _, StreamEntry.Gone _ -> false;
    };
  }
}
