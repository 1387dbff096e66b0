package io.repstream.common.id;

import java.nio.charset.StandardCharsets;

/**
 * Identity of a machine: 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}, case-sensitive. Ours are
 * UUIDv7 text; vendors may bring their own.
 *
 * @param value the text, as the machine sends it in HELLO
 */
public record MachineId(String value) implements Comparable<MachineId> {
  public static final int MAX_LENGTH = 64;

  public MachineId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("machine id must be 1 to 64 of [A-Za-z0-9._-]");
    }
  }

  /** Whether the text may be a machine id; never throws. */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }

  /** The bytes that MACs cover: raw, without a length. */
  public byte[] utf8() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(MachineId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
