package io.repstream.perf.chaos;

/**
 * One thing that was looked at.
 *
 * @param what was expected, or is told
 * @param seen what it was
 */
public record Observation(Outcome outcome, String what, String seen) {
  /** What an observation means. */
  public enum Outcome {
    HELD,
    BROKEN,
    /** Told for people; nothing depends on it. */
    TOLD
  }

  String toLine() {
    String mark =
        switch (outcome) {
          case HELD -> "holds ";
          case BROKEN -> "BROKEN";
          case TOLD -> "      ";
        };
    return "  " + mark + " " + what + (seen.isEmpty() ? "" : ": " + seen) + "\n";
  }
}
