package io.repstream.common.ftms;

import static io.repstream.common.ftms.GoldenPacket.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.repstream.common.ftms.DecoderProfile.FlagWidth;
import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import org.junit.jupiter.api.Test;

class FtmsEncoderTest {
  private static final DecoderProfile STANDARD = DecoderProfile.standard();

  @Test
  void writesTheBytesOfARealBike() {
    byte[] packet =
        FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA)
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, 29.69)
            .with(FtmsField.AVERAGE_SPEED_KILOMETERS_PER_HOUR, 19.91)
            .with(FtmsField.CADENCE_RPM, 89)
            .with(FtmsField.AVERAGE_CADENCE_RPM, 57)
            .with(FtmsField.DISTANCE_METERS, 247)
            .with(FtmsField.RESISTANCE_LEVEL, 20)
            .with(FtmsField.POWER_WATTS, 70)
            .with(FtmsField.AVERAGE_POWER_WATTS, 93)
            .with(FtmsField.HEART_RATE_BPM, 0)
            .encode();

    assertThat(packet)
        .isEqualTo(hex("FE 02 99 0B C7 07 B2 00 72 00 F7 00 00 14 00 46 00 5D 00 00"));
  }

  @Test
  void missingMandatoryFieldsAndGroupMembersAreSentAsUnknown() {
    byte[] packet =
        FtmsEncoder.of(FtmsCharacteristic.TREADMILL_DATA)
            .with(FtmsField.FORCE_ON_BELT_NEWTONS, -35)
            .encode();

    assertThat(packet).isEqualTo(hex("00 10 FF FF DD FF FF 7F"));
  }

  @Test
  void fragmentLeavesTheMandatoryFieldsOut() {
    byte[] packet =
        FtmsEncoder.of(FtmsCharacteristic.ROWER_DATA)
            .with(FtmsField.PACE_SECONDS_PER_500_METERS, 118)
            .with(FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS, 120)
            .with(FtmsField.POWER_WATTS, 213)
            .with(FtmsField.AVERAGE_POWER_WATTS, 205)
            .encodeFragment();

    assertThat(packet).isEqualTo(hex("79 00 76 00 78 00 D5 00 CD 00"));
  }

  @Test
  void fragmentWithMandatoryFieldsIsRefused() {
    FtmsEncoder encoder = FtmsEncoder.of(FtmsCharacteristic.ROWER_DATA).with(FtmsField.STROKES, 12);

    assertThatIllegalStateException().isThrownBy(encoder::encodeFragment);
  }

  @Test
  void widthsFollowTheProfile() {
    DecoderProfile newer =
        STANDARD.withResistanceWidth(ResistanceWidth.U8).withPaceWidth(PaceWidth.U16);

    byte[] bike =
        FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA, newer)
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, 25)
            .with(FtmsField.CADENCE_RPM, 90.5)
            .with(FtmsField.RESISTANCE_LEVEL, 90)
            .with(FtmsField.POWER_WATTS, -5)
            .encode();
    FtmsEncoder treadmill =
        FtmsEncoder.of(FtmsCharacteristic.TREADMILL_DATA, newer)
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, 12)
            .with(FtmsField.PACE_SECONDS_PER_500_METERS, 150)
            .with(FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS, 155);

    assertThat(bike).isEqualTo(hex("64 00 C4 09 B5 00 09 FB FF"));
    assertThat(treadmill.encode()).isEqualTo(hex("60 00 B0 04 96 00 9B 00"));
  }

  @Test
  void restingTreadmillSendsPaceZero() {
    byte[] packet =
        FtmsEncoder.of(FtmsCharacteristic.TREADMILL_DATA)
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, 0)
            .with(FtmsField.PACE_SECONDS_PER_500_METERS, 0)
            .encode();

    assertThat(packet).isEqualTo(hex("20 00 00 00 00"));
  }

  @Test
  void directionIsAFlagOfTheCrossTrainerOnly() {
    FtmsEncoder backward =
        FtmsEncoder.of(
                FtmsCharacteristic.CROSS_TRAINER_DATA,
                STANDARD.withCrossTrainerFlags(FlagWidth.TWO_BYTES))
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, 6.4)
            .movingBackward();

    assertThat(backward.encode()).isEqualTo(hex("00 80 80 02"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FtmsEncoder.of(FtmsCharacteristic.ROWER_DATA).movingBackward());
  }

  @Test
  void clearedEncoderWritesTheNextPacketIntoTheSameArray() {
    FtmsEncoder encoder =
        FtmsEncoder.of(FtmsCharacteristic.STAIR_CLIMBER_DATA)
            .with(FtmsField.FLOORS, 24)
            .with(FtmsField.STRIDES, 205);
    byte[] target = new byte[10];

    assertThat(encoder.encodeTo(target, 1)).isEqualTo(encoder.encodedLength()).isEqualTo(6);
    assertThat(target).isEqualTo(hex("00 10 00 18 00 CD 00 00 00 00"));

    encoder.clear().with(FtmsField.FLOORS, 25).withUnknown(FtmsField.HEART_RATE_BPM);
    assertThat(encoder.encodeTo(target, 1)).isEqualTo(5);
    assertThat(target).isEqualTo(hex("00 40 00 19 00 FF 00 00 00 00"));
  }

  @Test
  void refusesValuesOutsideOfTheWireRange() {
    FtmsEncoder bike = FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA);

    assertThatIllegalArgumentException()
        .as("the maximum means unknown")
        .isThrownBy(() -> bike.with(FtmsField.HEART_RATE_BPM, 255));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bike.with(FtmsField.SPEED_KILOMETERS_PER_HOUR, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bike.with(FtmsField.POWER_WATTS, Double.POSITIVE_INFINITY));
  }

  @Test
  void refusesFieldsOfOtherMachines() {
    FtmsEncoder bike = FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA);

    assertThatIllegalArgumentException().isThrownBy(() -> bike.with(FtmsField.FLOORS, 3));
  }
}
