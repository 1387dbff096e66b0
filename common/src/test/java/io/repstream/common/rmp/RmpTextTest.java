package io.repstream.common.rmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RmpTextTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9_007_199_254_740_993L, Long.MAX_VALUE, -1})
  void numbersComeBack(long value) {
    assertThat(RmpText.parseU64(RmpText.u64(value))).isEqualTo(value);
  }

  @Test
  void numbersAreUnsignedDecimals() {
    assertThat(RmpText.u64(-1)).isEqualTo("18446744073709551615");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.0", "0x1", "1e3", " 1", "18446744073709551616", "١"})
  void otherNumbersAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RmpText.parseU64(text));
  }

  @Test
  void bytesAreBase64UrlWithoutPadding() {
    byte[] bytes = {(byte) 0xFB, (byte) 0xEF, (byte) 0xFF, 0};
    assertThat(RmpText.bytes(bytes)).isEqualTo("--__AA");
    assertThat(RmpText.parseBytes("--__AA")).isEqualTo(bytes);
    assertThat(RmpText.parseBytes("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--__AA==", "++//AA", "A", "A A", "ä"})
  void otherBytesAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RmpText.parseBytes(text));
  }

  @Test
  void characteristicsAreFourHexDigits() {
    assertThat(RmpText.uuid16(0x2AD2)).isEqualTo("2ad2");
    assertThat(RmpText.parseUuid16("2AD2")).isEqualTo(0x2AD2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2ad", "02ad2", "2adg", "0x2a"})
  void otherCharacteristicsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RmpText.parseUuid16(text));
  }
}
