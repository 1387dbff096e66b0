package io.repstream.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final byte[] RANDOM =
      "q8Zr!mK2#vT9@xW4^bN7&cJ1*hL5(eP3".getBytes(StandardCharsets.UTF_8);

  private final SettingsReader settings = new SettingsReader(List.of());
  private final Guard guard = new Guard(settings, Profile.PRODUCTION);

  private List<String> faults() {
    return settings.problems().stream().map(SettingProblem::fault).toList();
  }

  @Test
  void refusesKeysThatAreNoneOrOfTwoSettings() {
    byte[] counted = new byte[32];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = (byte) (250 + i);
    }
    guard.secretKey("zero", new byte[32]);
    guard.secretKey("counted", counted);
    guard.secretKey("words", "changemechangemechangemechangeme".getBytes(StandardCharsets.UTF_8));
    guard.secretKey("one", RANDOM);
    guard.secretKey("two", RANDOM.clone());
    assertThat(faults())
        .containsExactly(
            "is no random key", "is no random key", "is no random key", "is the same as one");
  }

  @Test
  void wantsTlsAndAPasswordOnTheWayToRedis() {
    guard.redis("plain", URI.create("redis://:word@host"));
    guard.redis("open", URI.create("rediss://host"));
    guard.redis("fit", URI.create("rediss://:word@host"));
    assertThat(faults())
        .containsExactly(
            "must use TLS outside development", "must hold a password outside development");
  }

  @Test
  void wantsEncryptedOriginsThatAreNamed() {
    guard.origins("star", List.of("*"));
    guard.origins("plain", List.of("https://a.example", "http://b.example"));
    guard.origins("fit", List.of("https://a.example", "wss://b.example"));
    assertThat(faults())
        .containsExactly("must name each origin", "must be encrypted outside development");
  }

  @Test
  void refusesNothingOnADevelopersMachine() {
    Guard off = new Guard(settings, Profile.DEVELOPMENT);
    off.secretKey("zero", new byte[32]);
    off.redis("plain", URI.create("redis://host"));
    off.origins("plain", List.of("http://b.example"));
    assertThat(faults()).isEmpty();
    assertThat(off.isOn()).isFalse();
  }
}
