package io.repstream.common.config;

import java.util.Locale;

/** The two spellings of a setting: dotted ({@code a.b-c}) and environment ({@code A_B_C}). */
public final class SettingKey {
  /** A key with this suffix names a file that holds the value. */
  public static final String FILE_SUFFIX = "_FILE";

  private SettingKey() {}

  /** The environment variable of a key: upper case, all but letters and digits become {@code _}. */
  public static String environmentName(String key) {
    StringBuilder name = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      name.append(isAlphanumeric(c) ? c : '_');
    }
    return name.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
