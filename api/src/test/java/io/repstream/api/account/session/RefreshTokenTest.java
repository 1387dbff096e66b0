package io.repstream.api.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.secret.DerivedKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
  private final DerivedKey secret = secret(0);
  private final String session = RefreshToken.newSessionId();

  @Test
  void isTheSameForTheSamePlaceInTheSameLogin() {
    RefreshToken token = RefreshToken.derive(secret, session, 3);
    assertThat(RefreshToken.derive(secret, session, 3)).isEqualTo(token);
    assertThat(RefreshToken.derive(secret, session, 4).text()).isNotEqualTo(token.text());
    assertThat(RefreshToken.derive(secret, RefreshToken.newSessionId(), 3).text())
        .isNotEqualTo(token.text());
    assertThat(RefreshToken.derive(secret(1), session, 3).text()).isNotEqualTo(token.text());
  }

  @Test
  void readsItsOwnText() {
    RefreshToken token = RefreshToken.derive(secret, session, 7);
    assertThat(RefreshToken.parse(token.text())).hasValue(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "AAAA"})
  void readsNothingElse(String text) {
    assertThat(RefreshToken.parse(text)).isEmpty();
  }

  @Test
  void showsNoSecret() {
    RefreshToken token = RefreshToken.derive(secret, session, 0);
    assertThat(token).asString().doesNotContain(token.text());
    assertThat(token.sha256()).hasSize(64);
    assertThat(new Rotation.Rotated(null, session, token.text(), Proof.PASSWORD))
        .asString()
        .doesNotContain(token.text());
    assertThat(new LoginSessions.Opened(session, token.text()))
        .asString()
        .doesNotContain(token.text());
  }

  private static DerivedKey secret(int seed) {
    return DerivedKey.of(new SecretKeySpec(new byte[] {(byte) seed, 1, 2, 3}, "HmacSHA384"), "t");
  }
}
