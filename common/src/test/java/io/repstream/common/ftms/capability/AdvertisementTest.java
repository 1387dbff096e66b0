package io.repstream.common.ftms.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.machine.MachineType;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertisementTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  @ParameterizedTest
  @CsvSource({
    "01, TREADMILL",
    "02, CROSS_TRAINER",
    "04, STEP_CLIMBER",
    "08, STAIR_CLIMBER",
    "10, ROWER",
    "20, INDOOR_BIKE"
  })
  void readsTheTypeWhereverItStands(String bits, MachineType type) {
    Advertisement expected = new Advertisement(true, Set.of(type));

    assertThat(decode("01 " + bits + " 00")).isEqualTo(expected);
    assertThat(decode("01 00 " + bits)).as("bytes swapped").isEqualTo(expected);
    assertThat(decode("01 " + bits)).as("one byte").isEqualTo(expected);
  }

  @Test
  void readsAvailabilityAndSeveralOrNoTypes() {
    assertThat(decode("00 21 00"))
        .isEqualTo(
            new Advertisement(false, Set.of(MachineType.TREADMILL, MachineType.INDOOR_BIKE)));
    assertThat(decode("01 C0 FF").types())
        .as("reserved bits of one byte over known bits of the other")
        .hasSize(6);
    assertThat(decode("01 C0 00").types()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01"})
  void withoutTypeThereIsNothing(String hex) {
    assertThat(Advertisement.decode(HEX.parseHex(hex))).isEmpty();
  }

  private static Advertisement decode(String hex) {
    return Advertisement.decode(HEX.parseHex(hex)).orElseThrow();
  }
}
