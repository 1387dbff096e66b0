package io.repstream.common.config.reference;

/**
 * A part of a text file that is generated, between two lines that stay.
 *
 * @param begin the line ahead of it
 * @param end the line after it
 */
public record MarkedText(String begin, String end) {
  /**
   * The text with another part.
   *
   * @throws IllegalArgumentException where the text has no such lines
   */
  public String replace(String text, String part) {
    int from = text.indexOf(begin + "\n");
    int to = text.indexOf(end + "\n", from);
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("no lines " + begin + " and " + end);
    }
    return text.substring(0, from + begin.length() + 1) + part + text.substring(to);
  }
}
