package io.repstream.common.ftms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.ftms.control.TrainingStatus.TextLength;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStatusTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  @ParameterizedTest
  @CsvSource({
    "00, OTHER",
    "01, IDLE",
    "02, WARM_UP",
    "03, LOW_INTENSITY_INTERVAL",
    "04, HIGH_INTENSITY_INTERVAL",
    "05, RECOVERY_INTERVAL",
    "06, ISOMETRIC",
    "07, HEART_RATE_CONTROL",
    "08, FITNESS_TEST",
    "09, SPEED_BELOW_CONTROL_REGION",
    "0A, SPEED_ABOVE_CONTROL_REGION",
    "0B, COOL_DOWN",
    "0C, WATT_CONTROL",
    "0D, MANUAL",
    "0E, PRE_WORKOUT",
    "0F, POST_WORKOUT",
    "10, RESERVED",
    "FF, RESERVED"
  })
  void readsEveryCode(String code, TrainingState state) {
    assertThat(decode("00 " + code)).isEqualTo(new TrainingStatus(state, null, TextLength.WHOLE));
  }

  @Test
  void readsTextWhereTheFlagAnnouncesIt() {
    assertThat(decode("01 0D 48 69 C3 BC"))
        .isEqualTo(new TrainingStatus(TrainingState.MANUAL, "Hiü", TextLength.WHOLE));
    assertThat(decode("03 0D 48 69"))
        .isEqualTo(new TrainingStatus(TrainingState.MANUAL, "Hi", TextLength.EXTENDED));
    assertThat(decode("01 0D").text()).isEmpty();
    assertThat(decode("00 0D 48 69").text()).isNull();
  }

  @Test
  void replacesBytesThatAreNoText() {
    assertThat(decode("01 01 48 FF").text()).isEqualTo("H\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00"})
  void tooShortIsNothing(String hex) {
    assertThat(TrainingStatus.decode(HEX.parseHex(hex))).isEmpty();
  }

  private static TrainingStatus decode(String hex) {
    return TrainingStatus.decode(HEX.parseHex(hex)).orElseThrow();
  }
}
