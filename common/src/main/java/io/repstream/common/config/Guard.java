package io.repstream.common.config;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses what is good enough for a developer's machine only: secrets that are none, transports
 * that can be read on the way. In the profile {@code development} it refuses nothing.
 */
public final class Guard {
  private static final int LEAST_VARIETY = 16;
  private static final String RANDOM = "base64url of 32 random bytes";
  private static final String STORE = "rediss://user:password@host:6380";

  private final SettingsReader settings;
  private final Profile profile;
  private final Map<Integer, String> keysSeen = new HashMap<>();

  public Guard(SettingsReader settings, Profile profile) {
    this.settings = settings;
    this.profile = profile;
  }

  /** Whether it refuses anything. */
  public boolean isOn() {
    return profile.isGuarded();
  }

  /** Notes a problem outside development. */
  public void refuse(String key, String fault, String example) {
    if (isOn()) {
      settings.reject(key, fault, example);
    }
  }

  /** Wants key material that nobody can guess, and that no other setting has. */
  public void secretKey(String key, byte[] bytes) {
    if (isGuessable(bytes)) {
      refuse(key, "is no random key", RANDOM);
    }
    String other = keysSeen.putIfAbsent(Arrays.hashCode(bytes), key);
    if (other != null && !other.equals(key)) {
      refuse(key, "is the same as " + other, RANDOM);
    }
  }

  /** Wants TLS and a password on the way to a Redis. */
  public void redis(String key, URI url) {
    if (!"rediss".equals(url.getScheme())) {
      refuse(key, "must use TLS outside development", STORE);
    } else if (url.getUserInfo() == null) {
      refuse(key, "must hold a password outside development", STORE);
    }
  }

  /** Wants every origin to be encrypted, and none to stand for all. */
  public void origins(String key, List<String> origins) {
    String example = "https://app.example.com";
    if (origins.contains("*")) {
      settings.reject(key, "must name each origin", example);
    }
    if (origins.stream().anyMatch(o -> o.startsWith("http:") || o.startsWith("ws:"))) {
      refuse(key, "must be encrypted outside development", example);
    }
  }

  /** Whether bytes repeat themselves or go up or down evenly, as what is typed by hand does. */
  private static boolean isGuessable(byte[] bytes) {
    int step = bytes.length > 1 ? bytes[1] - bytes[0] : 0;
    boolean isEven = true;
    for (int i = 1; i < bytes.length; i++) {
      isEven &= (byte) (bytes[i] - bytes[i - 1]) == (byte) step;
    }
    long variety = new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count();
    return isEven || variety < LEAST_VARIETY;
  }
}
