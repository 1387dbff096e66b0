package io.repstream.common.redis;

/**
 * Up to which sample of a boot everything is stored.
 *
 * @param seq highest stored sequence number
 * @param day of its last change by Redis' clock, days since 1970; for the sweep of old marks
 */
public record DurableMark(long seq, long day) {
  private static final char SEPARATOR = '@';

  /**
   * Reads {@code <seq>@<day>}; without the day it is of day 0.
   *
   * @throws NumberFormatException when it is something else
   */
  public static DurableMark parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return separator < 0
        ? new DurableMark(Long.parseLong(text), 0)
        : new DurableMark(
            Long.parseLong(text, 0, separator, 10),
            Long.parseLong(text, separator + 1, text.length(), 10));
  }

  @Override
  public String toString() {
    return Long.toString(seq) + SEPARATOR + day;
  }
}
