package io.repstream.common.id;

import java.util.UUID;

/** The canonical text of a UUID: 36 characters, lower or upper case, nothing shortened. */
final class CanonicalUuid {
  private static final int LENGTH = 36;

  private CanonicalUuid() {}

  static UUID parse(String text) {
    if (text.length() != LENGTH) {
      throw new IllegalArgumentException("a UUID has 36 characters");
    }
    return UUID.fromString(text);
  }
}
