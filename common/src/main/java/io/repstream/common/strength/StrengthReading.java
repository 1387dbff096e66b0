package io.repstream.common.strength;

/** What a sample of kind 02 or 03 says. */
public sealed interface StrengthReading {
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
