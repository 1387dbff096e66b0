package io.repstream.common.strength;

/** What a sample of kind 02 or 03 says. */
public sealed interface StrengthReading {
  /** How long what it tells took, by its own word; 0 where it does not say. */
  default long durationMs() {
    Long told =
        switch (this) {
          case OfRep(String _, Rep rep) -> rep.durationMs();
          case OfSet(SetReport set) -> set.durationMs();
          case Unreadable _ -> null;
        };
    return told == null ? 0 : told;
  }

  /** A repetition of a set. */
  record OfRep(String setId, Rep rep) implements StrengthReading {}

  /** The end of a set. */
  record OfSet(SetReport set) implements StrengthReading {}

  /**
   * Nothing, now and for ever.
   *
   * @param reason of a bounded set
   */
  record Unreadable(String reason) implements StrengthReading {}
}
