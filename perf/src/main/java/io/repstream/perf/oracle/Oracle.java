package io.repstream.perf.oracle;

import io.repstream.perf.oracle.LedgerContents.Acked;
import io.repstream.perf.oracle.LedgerContents.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Judges a run. Holds what it found; for one run and one thread. */
public final class Oracle {
  private static final int BUCKET_SAMPLES = 256;

  private final LedgerContents ledger;
  private final StoredContents stored;
  private final List<Finding> findings = new ArrayList<>();

  private Oracle(LedgerContents ledger, StoredContents stored) {
    this.ledger = ledger;
    this.stored = stored;
  }

  /** How a run left its workouts. */
  public enum Workouts {
    /** Every machine was signed out of, or is long silent. */
    ENDED,
    /** Machines were still in use when the stores were read. */
    MAY_GO_ON
  }

  /**
   * Judges a run.
   *
   * @param seed of the run, printed with the verdict
   */
  public static Verdict judge(
      LedgerContents ledger, StoredContents stored, Workouts workouts, long seed) {
    Oracle oracle = new Oracle(ledger, stored);
    oracle.storage();
    oracle.marks();
    WorkoutCheck check = new WorkoutCheck(stored, oracle::found);
    check.totals();
    if (workouts == Workouts.ENDED) {
      check.closed();
    }
    if (stored.deadLetters() > 0) {
      oracle.found(Rule.NOTHING_IS_DEAD, stored.deadLetters() + " dead letters");
    }
    return new Verdict(seed, oracle.counts(), oracle.findings);
  }

  private void storage() {
    ledger.samples().forEach(this::storage);
    stored.samples().forEach(this::once);
  }

  private void storage(MachineBoot boot, NavigableMap<Long, LedgerContents.Sample> samples) {
    Map<Long, List<StoredContents.Sample>> kept = stored.samples().get(boot);
    samples.forEach(
        (seq, sample) -> {
          List<StoredContents.Sample> copies =
              kept == null ? List.of() : kept.getOrDefault(seq, List.of());
          if (copies.isEmpty() && sample.acked() == Acked.YES) {
            found(Rule.ACKED_IS_STORED, boot + " seq " + seq + " is acked and nowhere");
          }
          for (StoredContents.Sample copy : copies) {
            if (copy.kind() != sample.kind() || !copy.raw().equals(sample.value())) {
              found(Rule.BYTES_ARE_EQUAL, boot + " seq " + seq + " was stored as something else");
            }
          }
        });
  }

  private void once(MachineBoot boot, NavigableMap<Long, List<StoredContents.Sample>> samples) {
    samples.forEach(
        (seq, copies) -> {
          if (copies.size() > 1) {
            found(Rule.STORED_ONCE, "%s seq %d is stored %dx".formatted(boot, seq, copies.size()));
          }
          for (StoredContents.Sample copy : copies) {
            if (copy.bucketNumber() != seq / BUCKET_SAMPLES) {
              found(Rule.STORED_ONCE, boot + " seq " + seq + " lies in bucket " + copy.bucket());
            }
          }
        });
  }

  private void marks() {
    Map<MachineBoot, Long> told = new HashMap<>();
    for (Mark mark : ledger.marks()) {
      long before = told.getOrDefault(mark.boot(), 0L);
      if (mark.durableThroughSeq() < before) {
        String detail =
            "%s was told %d by %s after %d"
                .formatted(mark.boot(), mark.durableThroughSeq(), mark.told(), before);
        found(Rule.MARK_NEVER_FELL, detail);
      }
      told.merge(mark.boot(), mark.durableThroughSeq(), Math::max);
    }
    told.forEach(this::markHolds);
    stored.durableMarks().forEach(this::markIsCovered);
  }

  private void markHolds(MachineBoot boot, long told) {
    long kept = stored.durableMarks().getOrDefault(boot, 0L);
    if (kept < told) {
      found(Rule.MARK_NEVER_FELL, "%s was told %d, the mark is %d".formatted(boot, told, kept));
    }
  }

  /** Samples are contiguous from 1 on; so many must be there as the mark says. */
  private void markIsCovered(MachineBoot boot, long mark) {
    NavigableMap<Long, ?> samples = stored.samples().getOrDefault(boot, new TreeMap<>());
    long covered = samples.headMap(mark, true).size();
    if (covered < mark && ledger.samples().containsKey(boot)) {
      String detail = "%s has mark %d, but %d samples up to it".formatted(boot, mark, covered);
      found(Rule.MARK_NEVER_FELL, detail);
    }
  }

  private Verdict.Counts counts() {
    return new Verdict.Counts(
        ledger.samples().size(),
        ledger.sampleCount(),
        ledger.ackedCount(),
        ledger.marks().size(),
        ledger.tornLines(),
        stored.sampleCount(),
        stored.workouts().size());
  }

  private void found(Rule rule, String detail) {
    findings.add(new Finding(rule, detail));
  }
}
