package io.repstream.perf.conformance;

import io.repstream.perf.conformance.Clause.Side;
import io.repstream.perf.conformance.Finding.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects how the clauses of one side come out; a failure stays. Safe for all threads. */
public final class Report {
  private final Side side;
  private final Map<Clause, Finding> findings = new EnumMap<>(Clause.class);

  public Report(Side side) {
    this.side = side;
    Clause.of(side)
        .forEach(clause -> findings.put(clause, new Finding(clause, Verdict.NOT_SEEN, "")));
  }

  /** The clause was kept once more. */
  public void pass(Clause clause, String seen) {
    note(new Finding(clause, Verdict.PASS, seen));
  }

  /** The clause was broken; the first reason is the one that is told. */
  public void fail(Clause clause, String reason) {
    note(new Finding(clause, Verdict.FAIL, reason));
  }

  /** Passes or fails, by one sentence for each. */
  public void judge(Clause clause, boolean kept, String seen, String reason) {
    if (kept) {
      pass(clause, seen);
    } else {
      fail(clause, reason);
    }
  }

  /** Says why there was no occasion; what was seen elsewhere stays. */
  public void unseen(Clause clause, String why) {
    note(new Finding(clause, Verdict.NOT_SEEN, why));
  }

  private synchronized void note(Finding finding) {
    if (!finding.clause().binds(side)) {
      throw new IllegalArgumentException(finding.clause() + " does not bind a " + side);
    }
    findings.merge(finding.clause(), finding, Report::weightier);
  }

  private static Finding weightier(Finding before, Finding now) {
    boolean stays =
        before.verdict() == Verdict.FAIL
            || (before.verdict() == Verdict.PASS && now.verdict() != Verdict.FAIL);
    return stays ? before : now;
  }

  public synchronized List<Finding> findings() {
    return List.copyOf(findings.values());
  }

  public synchronized Verdict verdict(Clause clause) {
    Finding finding = findings.get(clause);
    return finding == null ? Verdict.NOT_SEEN : finding.verdict();
  }

  /** Whether something was kept and nothing broken. */
  public boolean isConforming() {
    return count(Verdict.FAIL) == 0 && count(Verdict.PASS) > 0;
  }

  private long count(Verdict verdict) {
    return findings().stream().filter(finding -> finding.verdict() == verdict).count();
  }

  /** A line for each clause, and one that sums up. */
  public String toTable() {
    StringBuilder out = new StringBuilder(4_096);
    for (Finding finding : findings()) {
      out.append(
          "%-9s %-3s %s%n"
              .formatted(finding.verdict().text(), finding.clause(), finding.clause().text()));
      if (!finding.reason().isEmpty()) {
        out.append("              ").append(finding.reason()).append(System.lineSeparator());
      }
    }
    return out.append(
            "%n%d passed, %d failed, %d not seen%n"
                .formatted(count(Verdict.PASS), count(Verdict.FAIL), count(Verdict.NOT_SEEN)))
        .toString();
  }

  /** The same for machines. */
  public JsonObject toJson() {
    JsonArrayBuilder clauses = Json.createArrayBuilder();
    for (Finding finding : findings()) {
      clauses.add(
          Json.createObjectBuilder()
              .add("id", finding.clause().name())
              .add("section", finding.clause().section())
              .add("text", finding.clause().text())
              .add("verdict", finding.verdict().name())
              .add("reason", finding.reason()));
    }
    return Json.createObjectBuilder()
        .add("protocol", "RMP/1")
        .add("judged", side.name())
        .add("conforming", isConforming())
        .add("passed", count(Verdict.PASS))
        .add("failed", count(Verdict.FAIL))
        .add("notSeen", count(Verdict.NOT_SEEN))
        .add("clauses", clauses)
        .build();
  }
}
