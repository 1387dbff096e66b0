package io.repstream.common.ftms.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineFeaturesTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  @Test
  void readsBothWords() {
    // Cadence, distance, resistance, heart rate, power; resistance, power, simulation, spin down.
    MachineFeatures features = decode("86 44 00 00 0C A0 00 00");

    assertThat(features.measured())
        .containsExactlyInAnyOrder(
            MachineFeature.CADENCE,
            MachineFeature.TOTAL_DISTANCE,
            MachineFeature.RESISTANCE_LEVEL,
            MachineFeature.HEART_RATE,
            MachineFeature.POWER_MEASUREMENT);
    assertThat(features.settable())
        .containsExactlyInAnyOrder(
            TargetSetting.RESISTANCE,
            TargetSetting.POWER,
            TargetSetting.BIKE_SIMULATION,
            TargetSetting.SPIN_DOWN);
  }

  /** The constants stand in the order of their bits, so one bit must give the n-th constant. */
  @ParameterizedTest
  @EnumSource
  void eachBitIsOneFeature(MachineFeature feature) {
    int bit = EnumSet.range(MachineFeature.AVERAGE_SPEED, feature).size() - 1;

    assertThat(MachineFeatures.decode(words(1 << bit, 0)).orElseThrow().measured())
        .containsExactly(feature);
  }

  @ParameterizedTest
  @EnumSource
  void eachBitIsOneSetting(TargetSetting setting) {
    int bit = EnumSet.range(TargetSetting.SPEED, setting).size() - 1;

    assertThat(MachineFeatures.decode(words(0, 1 << bit)).orElseThrow().settable())
        .containsExactly(setting);
  }

  @Test
  void ignoresReservedBitsAndBytes() {
    MachineFeatures features = decode("00 00 FE FF 00 00 FE FF AA");

    assertThat(features.measured()).isEmpty();
    assertThat(features.settable()).isEmpty();
  }

  @Test
  void tooShortIsNothing() {
    assertThat(MachineFeatures.decode(new byte[7])).isEmpty();
  }

  private static byte[] words(int features, int targets) {
    return HexFormat.of()
        .parseHex(
            HexFormat.of().toHexDigits(Integer.reverseBytes(features))
                + HexFormat.of().toHexDigits(Integer.reverseBytes(targets)));
  }

  private static MachineFeatures decode(String hex) {
    return MachineFeatures.decode(HEX.parseHex(hex)).orElseThrow();
  }
}
