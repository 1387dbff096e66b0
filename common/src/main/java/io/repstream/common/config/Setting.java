package io.repstream.common.config;

import java.net.URI;

/**
 * One thing that can be set of a process, as its code asks for it.
 *
 * @param key dotted
 * @param form what its values look like
 * @param fallback what holds where nothing is set; empty where that is nothing
 * @param example a value that would do
 * @param need whether the process starts without it
 * @param exposure how much of its value may be shown
 */
public record Setting(
    String key, String form, String fallback, String example, Need need, Exposure exposure) {
  /** Whether a process starts without it. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  /** How much of a value may be shown. */
  public enum Exposure {
    SHOWN,
    /** A URI, whose user and password are hidden. */
    WITHOUT_LOGIN,
    HIDDEN
  }

  /**
   * What a process found for a setting.
   *
   * @param setting which one
   * @param shown its value as it may be shown; the fallback where nothing is set
   * @param source where the value came from, or {@code default}
   */
  public record Value(Setting setting, String shown, String source) {}

  private static final String STARS = "***";

  static Setting required(String key, String form, String example, Exposure exposure) {
    return new Setting(key, form, "", example, Need.REQUIRED, exposure);
  }

  static Setting optional(String key, String form, String fallback, Exposure exposure) {
    return new Setting(key, form, fallback, fallback, Need.OPTIONAL, exposure);
  }

  /** The value as it may be shown. */
  String shown(String value) {
    return switch (exposure) {
      case SHOWN -> value;
      case WITHOUT_LOGIN -> withoutLogin(value);
      case HIDDEN -> STARS;
    };
  }

  private static String withoutLogin(String value) {
    try {
      URI uri = URI.create(value);
      if (uri.getHost() == null) {
        return STARS;
      }
      String login = uri.getRawUserInfo();
      return login == null ? value : value.replace(login + "@", STARS + "@");
    } catch (IllegalArgumentException notAUri) {
      return STARS;
    }
  }
}
