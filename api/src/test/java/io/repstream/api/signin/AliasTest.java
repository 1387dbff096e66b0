package io.repstream.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasTest {
  @ParameterizedTest
  @CsvSource({
    "Mia Keller,Mia K.",
    "Mia,Mia",
    "' Ana  Maria de la Cruz ',Ana C.",
    "Maximiliana-Theodora Long,Maximiliana-Theodora L.",
    "Maximiliana-Theodorakis Long,Maximiliana-Theodora L.",
    "Bo 𝒵en,Bo 𝒵.",
  })
  void showsFirstNameAndInitial(String displayName, String alias) {
    assertThat(Alias.of(displayName)).isEqualTo(alias);
  }
}
