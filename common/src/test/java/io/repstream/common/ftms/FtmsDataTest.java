package io.repstream.common.ftms;

import static io.repstream.common.ftms.GoldenPacket.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FtmsDataTest {

  @Test
  void absentUnknownAndZeroAreThreeStates() {
    FtmsData data = bike("44 02 00 00 FF FF 00 00 00");

    assertThat(data.isPresent(FtmsField.DISTANCE_METERS)).isFalse();
    assertThat(data.isKnown(FtmsField.DISTANCE_METERS)).isFalse();
    assertThat(data.isPresent(FtmsField.CADENCE_RPM)).isTrue();
    assertThat(data.isKnown(FtmsField.CADENCE_RPM)).isFalse();
    assertThat(data.isKnown(FtmsField.POWER_WATTS)).isTrue();
    assertThat(data.valueOrNaN(FtmsField.POWER_WATTS)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void typeMaximumIsUnknownInEveryField(FtmsCharacteristic characteristic) {
    FtmsEncoder encoder = FtmsEncoder.of(characteristic);
    for (FtmsField field : FtmsField.values()) {
      if (characteristic.carries(field)) {
        encoder.withUnknown(field);
      }
    }

    FtmsData data = decoded(characteristic, encoder.encode());

    assertThat(data.presentFields()).hasSizeGreaterThan(10).noneMatch(data::isKnown);
  }

  @Test
  void speedInMetersPerSecondComesFromSpeed() {
    FtmsData data = bike("02 00 08 07 84 03");

    assertThat(data.speedMetersPerSecondOrNaN()).isEqualTo(5.0);
    assertThat(data.averageSpeedMetersPerSecondOrNaN()).isEqualTo(2.5);
  }

  @Test
  void speedInMetersPerSecondComesFromPaceWhereTheMachineSendsNoSpeed() {
    FtmsData data = rower("18 00 31 38 01 76 00 7D 00");

    assertThat(data.speedMetersPerSecondOrNaN()).isCloseTo(4.237, within(0.001));
    assertThat(data.averageSpeedMetersPerSecondOrNaN()).isEqualTo(4.0);
  }

  @Test
  void speedIsNotDerivedFromPaceZero() {
    assertThat(rower("08 00 31 38 01 00 00").speedMetersPerSecondOrNaN()).isNaN();
    assertThat(rower("00 00 31 38 01").speedMetersPerSecondOrNaN()).isNaN();
  }

  @Test
  void visitsKnownFieldsOnly() {
    List<String> seen = new ArrayList<>();

    bike("44 02 C4 09 FF FF 46 00 00")
        .forEachKnown((field, value) -> seen.add(field + "=" + value));

    assertThat(seen).containsExactly("SPEED_KILOMETERS_PER_HOUR=25.0", "POWER_WATTS=70.0");
  }

  @Test
  void onlyACrossTrainerMovesBackward() {
    FtmsData crossTrainer = decoded(FtmsCharacteristic.CROSS_TRAINER_DATA, hex("00 80 00 80 02"));

    assertThat(crossTrainer.isBackward()).isTrue();
    assertThat(decoded(FtmsCharacteristic.CROSS_TRAINER_DATA, hex("00 00 00 80 02")).isBackward())
        .isFalse();
    assertThat(bike("00 80 C4 09").isBackward()).as("a reserved bit of the bike").isFalse();
  }

  @Test
  void equalityCoversEverythingThatWasRead() {
    FtmsData data = bike("44 02 C4 09 FF FF 46 00 00");

    assertThat(data).isEqualTo(bike("44 02 C4 09 FF FF 46 00 00"));
    assertThat(data).hasSameHashCodeAs(bike("44 02 C4 09 FF FF 46 00 00"));
    assertThat(data).isNotEqualTo(bike("44 02 C4 09 FF FF 47 00 00"));
    assertThat(data).isNotEqualTo(bike("44 82 C4 09 FF FF 46 00 00"));
    assertThat(bike("20 00 C4 09 09 00")).isNotEqualTo(bike("40 00 C4 09 09 00"));
    assertThat(bike("20 00 C4 09 01")).isNotEqualTo(bike("20 00 C4 09 0A 00"));
    assertThat(bike("00 00 C4 09"))
        .isNotEqualTo(decoded(FtmsCharacteristic.TREADMILL_DATA, hex("00 00 C4 09")));
    assertThat(data).isNotEqualTo("INDOOR_BIKE_DATA");
  }

  @Test
  void printsValuesAndUnknowns() {
    assertThat(bike("04 00 C4 09 FF FF"))
        .hasToString(
            "INDOOR_BIKE_DATA{SPEED_KILOMETERS_PER_HOUR=25.0, CADENCE_RPM=unknown, flags=4}");
  }

  private static FtmsData bike(String hex) {
    return decoded(FtmsCharacteristic.INDOOR_BIKE_DATA, hex(hex));
  }

  private static FtmsData rower(String hex) {
    return decoded(FtmsCharacteristic.ROWER_DATA, hex(hex));
  }

  private static FtmsData decoded(FtmsCharacteristic characteristic, byte[] packet) {
    FtmsResult result =
        FtmsDecoder.decode(characteristic.uuid16(), packet, DecoderProfile.standard());
    return ((FtmsResult.Decoded) result).data();
  }
}
