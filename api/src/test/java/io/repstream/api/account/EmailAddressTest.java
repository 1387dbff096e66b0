package io.repstream.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @Test
  void foldsCaseAndSpaceAround() {
    assertThat(EmailAddress.parse(" Ada@Example.COM "))
        .hasValueSatisfying(address -> assertThat(address).hasToString("ada@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ada", "@example.com", "ada@", "a b@example.com", "a@b@c", "a\n@example.com"})
  void refusesWhatIsNone(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void refusesOneThatIsTooLong() {
    assertThat(EmailAddress.parse("a@" + "b".repeat(253))).isEmpty();
  }
}
