package io.repstream.perf.oracle;

import java.util.List;
import java.util.Locale;

/**
 * What the oracle found.
 *
 * @param seed of the run
 */
public record Verdict(long seed, Counts counts, List<Finding> findings) {
  private static final int SHOWN_PER_RULE = 10;

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** What was looked at: a verdict over nothing is worth nothing. */
  public record Counts(
      int boots, long measured, long acked, int marks, int tornLines, long stored, int workouts) {}

  /** Whether every promise held, over something. */
  public boolean isClean() {
    return findings.isEmpty() && counts.acked() > 0;
  }

  /** How many findings of a rule there are. */
  public long count(Rule rule) {
    return findings.stream().filter(finding -> finding.rule() == rule).count();
  }

  /** For people. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            oracle   %s (seed %d)
            ledger   %d samples of %d boots, %d acked; %d marks; %d torn lines
            stored   %d samples, %d workouts
            """,
            isClean() ? "CLEAN" : "BROKEN",
            seed,
            counts.measured(),
            counts.boots(),
            counts.acked(),
            counts.marks(),
            counts.tornLines(),
            counts.stored(),
            counts.workouts()));
    if (counts.acked() == 0) {
      text.append("nothing was acked, so nothing is shown\n");
    }
    for (Rule rule : Rule.values()) {
      appendTo(text, rule);
    }
    return text.toString();
  }

  private void appendTo(StringBuilder text, Rule rule) {
    long count = count(rule);
    if (count == 0) {
      text.append("  holds  ").append(rule.promise()).append('\n');
      return;
    }
    text.append("  BROKEN ").append(rule.promise()).append(": ").append(count).append('x');
    text.append('\n');
    findings.stream()
        .filter(finding -> finding.rule() == rule)
        .limit(SHOWN_PER_RULE)
        .forEach(finding -> text.append("         ").append(finding.detail()).append('\n'));
  }
}
