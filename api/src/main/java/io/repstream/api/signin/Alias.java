package io.repstream.api.signin;

/** The name that a floor shows of somebody: first name and one initial, no more. */
final class Alias {
  private static final int LONGEST_FIRST_NAME = 20;

  private Alias() {}

  /**
   * Shortens a display name.
   *
   * @param displayName not blank
   */
  static String of(String displayName) {
    String[] parts = displayName.strip().split("\\s+", -1);
    String first = shortened(parts[0]);
    return parts.length == 1 ? first : first + " " + initial(parts[parts.length - 1]) + ".";
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_FIRST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_FIRST_NAME));
  }

  private static String initial(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
