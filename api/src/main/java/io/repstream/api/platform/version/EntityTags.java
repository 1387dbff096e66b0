package io.repstream.api.platform.version;

import java.util.Arrays;

/** The tag of a resource's present version, and its comparison with what callers send. */
record EntityTags(String tag) {
  private static final String ANY = "*";
  private static final String WEAK = "W/";

  static EntityTags of(Versioned versioned) {
    return new EntityTags("\"" + versioned.entityVersion() + "\"");
  }

  String header() {
    return tag;
  }

  /** Whether a header's list names it; a proxy may have weakened it on its way. */
  boolean isAmong(String header) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .map(sent -> sent.startsWith(WEAK) ? sent.substring(WEAK.length()) : sent)
        .anyMatch(sent -> sent.equals(ANY) || sent.equals(tag));
  }
}
