package io.repstream.common.ftms.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RangeCharacteristicTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  @ParameterizedTest
  @CsvSource({
    "2AD4, SPEED, 64 00 D0 07 0A 00, 1.00, 20.00, 0.10",
    "2AD5, INCLINATION, E2 FF 96 00 05 00, -3.0, 15.0, 0.5",
    "2AD6, RESISTANCE, 0A 00 40 01 0A 00, 1.0, 32.0, 1.0",
    "2AD7, HEART_RATE, 5A DC 01, 90, 220, 1",
    "2AD8, POWER, 00 00 D0 07 05 00, 0, 2000, 5",
    "2AD8, POWER, 9C FF FF 7F FF FF AA, -100, 32767, 65535"
  })
  void readsEveryRange(
      String uuid, TargetSetting setting, String hex, double min, double max, double step) {
    RangeCharacteristic characteristic =
        RangeCharacteristic.byUuid16(HexFormat.fromHexDigits(uuid)).orElseThrow();

    assertThat(characteristic.setting()).isEqualTo(setting);
    assertThat(characteristic.decode(HEX.parseHex(hex)))
        .contains(new SupportedRange(characteristic, min, max, step));
  }

  @ParameterizedTest
  @EnumSource
  void shortOrReversedRangesAreNothing(RangeCharacteristic characteristic) {
    assertThat(characteristic.decode(new byte[2])).isEmpty();
    assertThat(characteristic.decode(HEX.parseHex("02 01 01 00 00 00"))).isEmpty();
  }

  @Test
  void otherCharacteristicsTellNoRange() {
    assertThat(RangeCharacteristic.byUuid16(0x2AD9)).isEmpty();
    assertThat(RangeCharacteristic.byUuid16(0x2AD4).orElseThrow().uuid16()).isEqualTo(0x2AD4);
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SupportedRange(RangeCharacteristic.POWER_WATTS, 2, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SupportedRange(RangeCharacteristic.POWER_WATTS, 1, 2, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SupportedRange(RangeCharacteristic.POWER_WATTS, Double.NaN, 2, 1));
  }
}
