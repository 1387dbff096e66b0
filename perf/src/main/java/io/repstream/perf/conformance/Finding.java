package io.repstream.perf.conformance;

import java.util.Locale;

/**
 * How one clause came out.
 *
 * @param reason for people: what was seen, or why nothing was
 */
public record Finding(Clause clause, Verdict verdict, String reason) {
  /** How it can come out. */
  public enum Verdict {
    PASS,
    FAIL,
    /** There was no occasion. */
    NOT_SEEN;

    String text() {
      return this == NOT_SEEN ? "not seen" : name().toLowerCase(Locale.ROOT);
    }
  }
}
