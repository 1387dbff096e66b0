package io.repstream.api.account.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be a password: 8 characters to 1,024 bytes, none of the common ones, no other rule of
 * composition. The exact characters count; nothing is trimmed or folded before hashing.
 */
public final class PasswordRules {
  static final int MIN_CHARACTERS = 8;
  static final int MAX_BYTES = 1024;

  private static final Set<String> COMMON = load("common-passwords.txt");

  private PasswordRules() {}

  /** Why the text is no good as a password, or empty where it is. */
  public static Optional<String> fault(String password) {
    if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
      return Optional.of("has fewer than " + MIN_CHARACTERS + " characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("is longer than " + MAX_BYTES + " bytes");
    }
    return COMMON.contains(password.toLowerCase(Locale.ROOT))
        ? Optional.of("is among the most common passwords")
        : Optional.empty();
  }

  private static Set<String> load(String resource) {
    try (InputStream in = PasswordRules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
