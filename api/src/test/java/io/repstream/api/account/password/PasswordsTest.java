package io.repstream.api.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.config.PasswordConfig;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  /** Far below what a setting permits: these tests are about the forms, not about the work. */
  private static final int CHEAP = 4;

  private final Passwords passwords = new Passwords(bcrypt("p1", CHEAP), 4);

  @AfterEach
  void close() {
    passwords.close();
  }

  @Test
  void storesVersionPepperAndCost() {
    assertThat(stored("correct horse")).startsWith("v1$p1$$2a$04$").hasSize(4 + 3 + 60 - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"correct horse", "pässwörd mit ümlaut", "nul\0inside!", "😀😀😀😀😀😀😀😀"})
  void checksTheExactCharacters(String password) {
    String stored = stored(password);

    assertThat(check(password, stored)).isEqualTo(new PasswordCheck.Match(false));
    assertThat(check(password + " ", stored)).isEqualTo(new PasswordCheck.Mismatch());
    assertThat(check(password.substring(0, 3), stored)).isEqualTo(new PasswordCheck.Mismatch());
  }

  @Test
  void tellsLongPasswordsWithTheSameBeginningApart() {
    String prefix = "x".repeat(100);
    assertThat(check(prefix + "a", stored(prefix + "b"))).isEqualTo(new PasswordCheck.Mismatch());
  }

  @Test
  void findsFormsOfAnotherCostOutdated() {
    String old = bcrypt("p1", 5).hash("correct horse");
    assertThat(check("correct horse", old)).isEqualTo(new PasswordCheck.Match(true));
  }

  @Test
  void knowsNoFormOfAnotherPepper() {
    String foreign = bcrypt("p0", CHEAP).hash("correct horse");
    assertThat(check("correct horse", foreign)).isEqualTo(new PasswordCheck.Mismatch());
  }

  @Test
  void neverMatchesWhereThereIsNoAccount() {
    assertThat(passwords.check("the password of no account", Optional.empty()))
        .isEqualTo(new PasswordCheck.Mismatch());
  }

  @Test
  void isBusyOnceThePoolIsClosedOrFull() {
    passwords.close();
    assertThat(passwords.hash("correct horse")).isInstanceOf(PasswordHash.Busy.class);
    assertThat(passwords.check("x", Optional.empty())).isInstanceOf(PasswordCheck.Busy.class);
  }

  private String stored(String password) {
    return ((PasswordHash.Hashed) passwords.hash(password)).stored();
  }

  private PasswordCheck check(String password, String stored) {
    return passwords.check(password, Optional.of(stored));
  }

  private static PepperedBcrypt bcrypt(String pepperId, int cost) {
    return new PepperedBcrypt(
        new PasswordConfig(new SecretKeySpec(new byte[32], "HmacSHA384"), pepperId, cost));
  }
}
