package io.repstream.api.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "seven77", "😀😀😀😀😀😀😀", "password", "PassWord123", "12345678"})
  void refusesShortAndCommonOnes(String password) {
    assertThat(PasswordRules.fault(password)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"an odd phrase", "😀😀😀😀😀😀😀😀", "        x", "ÄÖÜäöüß!"})
  void takesEverythingElse(String password) {
    assertThat(PasswordRules.fault(password)).isEmpty();
  }

  @Test
  void boundsTheBytes() {
    assertThat(PasswordRules.fault("ü".repeat(512))).isEmpty();
    assertThat(PasswordRules.fault("ü".repeat(513))).isPresent();
  }
}
