package io.repstream.perf.conformance.machine;

import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import java.time.Duration;
import java.util.List;

/**
 * How long a machine stayed away each time that nobody had told it anything.
 *
 * @param waits shortest first
 */
record OwnWaits(List<Duration> waits) {
  /** Waits that are so much alike, the longest left out, are none by chance: 1 of 5,000 checks. */
  private static final Duration LEAST_SPREAD = Duration.ofMillis(60);

  /** 4 s for who counts every end as a failure, and what connecting takes. */
  private static final Duration LONGEST = Duration.ofSeconds(6);

  private static final int LEAST_COUNT = 5;

  OwnWaits {
    waits = waits.stream().sorted().toList();
  }

  void judge(Report report) {
    if (waits.size() < LEAST_COUNT) {
      report.unseen(Clause.R2, "too few returns of its own");
      return;
    }
    Duration spread = waits.get(waits.size() - 2).minus(waits.getFirst());
    boolean late = waits.getLast().compareTo(LONGEST) > 0;
    report.judge(
        Clause.R2,
        !late && spread.compareTo(LEAST_SPREAD) >= 0,
        "back after " + text(),
        (late ? "later than min(60 s, 1 s × 2^n): " : "not drawn at random: ") + text());
  }

  private String text() {
    return waits.stream().map(away -> away.toMillis() + " ms").toList().toString();
  }
}
