package io.repstream.api.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** The opaque form of a list key. It holds nothing that its receiver did not see on the page. */
final class Cursor {
  private static final String VERSION = "1:";
  private static final int LONGEST = 512;

  private Cursor() {}

  static String encode(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((VERSION + key).getBytes(UTF_8));
  }

  /** The key, or empty where the text is not a cursor of this version. */
  static Optional<String> decode(String cursor) {
    if (cursor.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      return text.startsWith(VERSION)
          ? Optional.of(text.substring(VERSION.length()))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
