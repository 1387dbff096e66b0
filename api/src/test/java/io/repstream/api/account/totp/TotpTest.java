package io.repstream.api.account.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
  private static final SecretKeySpec ROOT = new SecretKeySpec(new byte[32], "HmacSHA384");

  /** Appendix B of RFC 6238, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void takesACodeOneStepOffAndNoOther() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = Totp.step(now);
    for (long off = -1; off <= 1; off++) {
      assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step + off), now))
          .isEqualTo(OptionalLong.of(step + off));
    }
    assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    assertThat(Totp.matchingStep(SECRET, "", now)).isEmpty();
  }

  /** Section 10 of RFC 4648, without padding. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void writesSecretsInBase32(String plain, String text) {
    assertThat(Base32.encode(plain.getBytes(US_ASCII))).isEqualTo(text);
  }

  @Test
  void opensASealedSecretForItsOwnerOnly() {
    TotpSeal seal = new TotpSeal(ROOT);
    TotpSecret secret = TotpSecret.random();
    String stored = seal.seal("ada", secret);

    assertThat(seal.open("ada", stored)).isEqualTo(secret);
    assertThat(seal.seal("ada", secret)).isNotEqualTo(stored);
    assertThatIllegalStateException().isThrownBy(() -> seal.open("bob", stored));
    assertThat(secret.toString()).doesNotContain(secret.text());
    assertThat(secret.uri("ada@example.com"))
        .isEqualTo(
            "otpauth://totp/Repstream%3Aada%40example.com?secret="
                + secret.text()
                + "&issuer=Repstream");
  }

  @Test
  void drawsTenRecoveryCodesThatBindToTheirOwner() {
    RecoveryCodes codes = new RecoveryCodes(ROOT);
    List<String> drawn = codes.draw();

    assertThat(drawn).hasSize(10).doesNotHaveDuplicates().allMatch(c -> c.matches(".{5}-.{5}"));
    String first = drawn.getFirst();
    assertThat(codes.hash("ada", " " + first.toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(codes.hash("ada", first.replace("-", "")))
        .isNotEqualTo(codes.hash("bob", first));
  }
}
