package io.repstream.perf.chaos.stage;

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
    /** This host does not let us do it, or something for it is missing. */
    NOT_PLAYED,
    /** Told for people; nothing depends on it. */
    TOLD
  }

  public String toLine() {
    String mark =
        switch (outcome) {
          case HELD -> "holds ";
          case BROKEN -> "BROKEN";
          case NOT_PLAYED -> "absent";
          case TOLD -> "      ";
        };
    return "  " + mark + " " + what + (seen.isEmpty() ? "" : ": " + seen) + "\n";
  }
}
