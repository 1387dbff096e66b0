package io.repstream.common.ftms;

import static io.repstream.common.ftms.FtmsCharacteristic.CROSS_TRAINER_DATA;
import static io.repstream.common.ftms.FtmsCharacteristic.INDOOR_BIKE_DATA;
import static io.repstream.common.ftms.FtmsCharacteristic.ROWER_DATA;
import static io.repstream.common.ftms.FtmsCharacteristic.STAIR_CLIMBER_DATA;
import static io.repstream.common.ftms.FtmsCharacteristic.STEP_CLIMBER_DATA;
import static io.repstream.common.ftms.FtmsCharacteristic.TREADMILL_DATA;
import static io.repstream.common.ftms.FtmsField.AVERAGE_CADENCE_RPM;
import static io.repstream.common.ftms.FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS;
import static io.repstream.common.ftms.FtmsField.AVERAGE_POWER_WATTS;
import static io.repstream.common.ftms.FtmsField.AVERAGE_SPEED_KILOMETERS_PER_HOUR;
import static io.repstream.common.ftms.FtmsField.AVERAGE_STEPS_PER_MINUTE;
import static io.repstream.common.ftms.FtmsField.AVERAGE_STROKES_PER_MINUTE;
import static io.repstream.common.ftms.FtmsField.CADENCE_RPM;
import static io.repstream.common.ftms.FtmsField.DISTANCE_METERS;
import static io.repstream.common.ftms.FtmsField.ELAPSED_SECONDS;
import static io.repstream.common.ftms.FtmsField.ELEVATION_GAIN_METERS;
import static io.repstream.common.ftms.FtmsField.ELEVATION_LOSS_METERS;
import static io.repstream.common.ftms.FtmsField.ENERGY_KCAL;
import static io.repstream.common.ftms.FtmsField.ENERGY_KCAL_PER_HOUR;
import static io.repstream.common.ftms.FtmsField.ENERGY_KCAL_PER_MINUTE;
import static io.repstream.common.ftms.FtmsField.FLOORS;
import static io.repstream.common.ftms.FtmsField.FORCE_ON_BELT_NEWTONS;
import static io.repstream.common.ftms.FtmsField.HEART_RATE_BPM;
import static io.repstream.common.ftms.FtmsField.INCLINATION_PERCENT;
import static io.repstream.common.ftms.FtmsField.METABOLIC_EQUIVALENTS;
import static io.repstream.common.ftms.FtmsField.PACE_SECONDS_PER_500_METERS;
import static io.repstream.common.ftms.FtmsField.POWER_WATTS;
import static io.repstream.common.ftms.FtmsField.RAMP_ANGLE_DEGREES;
import static io.repstream.common.ftms.FtmsField.REMAINING_SECONDS;
import static io.repstream.common.ftms.FtmsField.RESISTANCE_LEVEL;
import static io.repstream.common.ftms.FtmsField.SPEED_KILOMETERS_PER_HOUR;
import static io.repstream.common.ftms.FtmsField.STEPS;
import static io.repstream.common.ftms.FtmsField.STEPS_PER_MINUTE;
import static io.repstream.common.ftms.FtmsField.STRIDES;
import static io.repstream.common.ftms.FtmsField.STROKES;
import static io.repstream.common.ftms.FtmsField.STROKES_PER_MINUTE;
import static io.repstream.common.ftms.GoldenPacket.packet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenPacketsTest {

  @ParameterizedTest
  @MethodSource({"packetsSeenInTheField", "constructedPackets", "packetsWithEveryField"})
  void readsExactlyTheFieldsOfAPacket(GoldenPacket golden) {
    FtmsResult result =
        FtmsDecoder.decode(
            golden.characteristic().uuid16(), golden.bytes(), DecoderProfile.standard());

    assertThat(result).isInstanceOf(FtmsResult.Decoded.class);
    FtmsResult.Decoded decoded = (FtmsResult.Decoded) result;
    FtmsData data = decoded.data();
    assertThat(decoded.trailingLength()).isZero();
    assertThat(data.widthChoice()).isEqualTo(golden.width());
    assertThat(data.presentFields()).isEqualTo(golden.fields().keySet());
    golden
        .fields()
        .forEach(
            (field, value) -> assertThat(data.valueOrNaN(field)).as("%s", field).isEqualTo(value));
  }

  static Stream<GoldenPacket> packetsSeenInTheField() {
    return Stream.of(
        // Once published as "995 rpm" by a client that skipped bit 1.
        packet(
                "Zwift Hub",
                INDOOR_BIKE_DATA,
                "FE 02 99 0B C7 07 B2 00 72 00 F7 00 00 14 00 46 00 5D 00 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 29.69)
            .has(AVERAGE_SPEED_KILOMETERS_PER_HOUR, 19.91)
            .has(CADENCE_RPM, 89)
            .has(AVERAGE_CADENCE_RPM, 57)
            .has(DISTANCE_METERS, 247)
            .has(RESISTANCE_LEVEL, 20)
            .has(POWER_WATTS, 70)
            .has(AVERAGE_POWER_WATTS, 93)
            .hasUnknown(HEART_RATE_BPM)
            .readAs(WidthChoice.RESISTANCE_S16),
        packet("JetBlack Volt", INDOOR_BIKE_DATA, "64 02 00 00 00 00 14 00 00 00 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 0)
            .has(CADENCE_RPM, 0)
            .has(RESISTANCE_LEVEL, 20)
            .has(POWER_WATTS, 0)
            .hasUnknown(HEART_RATE_BPM)
            .readAs(WidthChoice.RESISTANCE_S16),
        packet("Elite", INDOOR_BIKE_DATA, "54 08 00 00 00 00 00 00 00 00 00 31 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 0)
            .has(CADENCE_RPM, 0)
            .has(DISTANCE_METERS, 0)
            .has(POWER_WATTS, 0)
            .has(ELAPSED_SECONDS, 49),
        packet("IC bike", INDOOR_BIKE_DATA, "44 02 56 04 3A 00 0F 00 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 11.10)
            .has(CADENCE_RPM, 29)
            .has(POWER_WATTS, 15)
            .hasUnknown(HEART_RATE_BPM),
        packet(
                "iConsole+",
                INDOOR_BIKE_DATA,
                "74 0B 3C 05 48 00 21 00 00 01 00 18 00 02 00 00 00 00 56 10 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 13.40)
            .has(CADENCE_RPM, 36)
            .has(DISTANCE_METERS, 33)
            .has(RESISTANCE_LEVEL, 1)
            .has(POWER_WATTS, 24)
            .has(ENERGY_KCAL, 2)
            .has(ENERGY_KCAL_PER_HOUR, 0)
            .has(ENERGY_KCAL_PER_MINUTE, 0)
            .has(HEART_RATE_BPM, 86)
            .has(ELAPSED_SECONDS, 16)
            .readAs(WidthChoice.RESISTANCE_S16),
        packet(
                "CitySports treadmill, step count in bit 13",
                TREADMILL_DATA,
                "84 24 F4 01 2C 01 00 13 00 FF FF FF B4 00 90 01 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 5.00)
            .has(DISTANCE_METERS, 300)
            .has(ENERGY_KCAL, 19)
            .hasUnknown(ENERGY_KCAL_PER_HOUR)
            .hasUnknown(ENERGY_KCAL_PER_MINUTE)
            .has(ELAPSED_SECONDS, 180)
            .has(STEPS, 400));
  }

  static Stream<GoldenPacket> constructedPackets() {
    return Stream.of(
        packet(
                "treadmill downhill, 70 km, ramp unknown",
                TREADMILL_DATA,
                "8C 05 1A 04 70 11 01 F1 FF FF 7F 38 01 FF FF FF 8D 0D 07")
            .has(SPEED_KILOMETERS_PER_HOUR, 10.50)
            .has(DISTANCE_METERS, 70_000)
            .has(INCLINATION_PERCENT, -1.5)
            .hasUnknown(RAMP_ANGLE_DEGREES)
            .has(ENERGY_KCAL, 312)
            .hasUnknown(ENERGY_KCAL_PER_HOUR)
            .hasUnknown(ENERGY_KCAL_PER_MINUTE)
            .has(HEART_RATE_BPM, 141)
            .has(ELAPSED_SECONDS, 1_805),
        packet("treadmill, pace u8", TREADMILL_DATA, "60 00 B0 04 02 02")
            .has(SPEED_KILOMETERS_PER_HOUR, 12.00)
            .has(PACE_SECONDS_PER_500_METERS, 150)
            .has(AVERAGE_PACE_SECONDS_PER_500_METERS, 150)
            .readAs(WidthChoice.PACE_U8),
        packet("treadmill, pace u16", TREADMILL_DATA, "60 00 B0 04 96 00 9B 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 12.00)
            .has(PACE_SECONDS_PER_500_METERS, 150)
            .has(AVERAGE_PACE_SECONDS_PER_500_METERS, 155)
            .readAs(WidthChoice.PACE_U16),
        packet("treadmill, belt force without power", TREADMILL_DATA, "00 10 20 03 DD FF FF 7F")
            .has(SPEED_KILOMETERS_PER_HOUR, 8.00)
            .has(FORCE_ON_BELT_NEWTONS, -35)
            .hasUnknown(POWER_WATTS),
        packet("rower, resistance u8", ROWER_DATA, "A0 00 30 0A 00 BE 00 0C")
            .has(STROKES_PER_MINUTE, 24)
            .has(STROKES, 10)
            .has(POWER_WATTS, 190)
            .has(RESISTANCE_LEVEL, 120)
            .readAs(WidthChoice.RESISTANCE_U8),
        packet("rower, resistance s16", ROWER_DATA, "A0 00 30 0A 00 BE 00 78 00")
            .has(STROKES_PER_MINUTE, 24)
            .has(STROKES, 10)
            .has(POWER_WATTS, 190)
            .has(RESISTANCE_LEVEL, 120)
            .readAs(WidthChoice.RESISTANCE_S16),
        packet(
                "cross trainer, resistance s16",
                CROSS_TRAINER_DATA,
                "9C 81 00 80 02 84 03 00 80 00 FF FF 80 02 55 00 82 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 6.40)
            .has(DISTANCE_METERS, 900)
            .has(STEPS_PER_MINUTE, 128)
            .hasUnknown(AVERAGE_STEPS_PER_MINUTE)
            .has(STRIDES, 64.0)
            .has(RESISTANCE_LEVEL, 8.5)
            .has(POWER_WATTS, 130)
            .readAs(WidthChoice.RESISTANCE_S16),
        packet("cross trainer, resistance u8", CROSS_TRAINER_DATA, "80 01 00 80 02 08 82 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 6.40)
            .has(RESISTANCE_LEVEL, 80)
            .has(POWER_WATTS, 130)
            .readAs(WidthChoice.RESISTANCE_U8),
        packet("step climber", STEP_CLIMBER_DATA, "8A 00 18 00 9A 01 5C 00 3D 00 0E 01")
            .has(FLOORS, 24)
            .has(STEPS, 410)
            .has(STEPS_PER_MINUTE, 92)
            .has(ELEVATION_GAIN_METERS, 61)
            .has(ELAPSED_SECONDS, 270),
        packet("stair climber", STAIR_CLIMBER_DATA, "12 01 18 00 5C 00 CD 00 0E 01")
            .has(FLOORS, 24)
            .has(STEPS_PER_MINUTE, 92)
            .has(STRIDES, 205)
            .has(ELAPSED_SECONDS, 270),
        packet(
                "bike, half revolutions, negative power",
                INDOOR_BIKE_DATA,
                "64 00 C4 09 B5 00 09 FB FF")
            .has(SPEED_KILOMETERS_PER_HOUR, 25.00)
            .has(CADENCE_RPM, 90.5)
            .has(RESISTANCE_LEVEL, 90)
            .has(POWER_WATTS, -5)
            .readAs(WidthChoice.RESISTANCE_U8));
  }

  /** One packet per characteristic with all its flags: pins order, type and scale of every row. */
  static Stream<GoldenPacket> packetsWithEveryField() {
    return Stream.of(
        packet(
                "treadmill, every field",
                TREADMILL_DATA,
                "FE 3F 1A 04 E7 03 70 11 01 F1 FF 19 00 7B 00 04 00 02 03 38 01 58 02 0A 8D 62 0D 07"
                    + " 58 02 DD FF D7 00 34 12 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 10.50)
            .has(AVERAGE_SPEED_KILOMETERS_PER_HOUR, 9.99)
            .has(DISTANCE_METERS, 70_000)
            .has(INCLINATION_PERCENT, -1.5)
            .has(RAMP_ANGLE_DEGREES, 2.5)
            .has(ELEVATION_GAIN_METERS, 12.3)
            .has(ELEVATION_LOSS_METERS, 0.4)
            .has(PACE_SECONDS_PER_500_METERS, 150)
            .has(AVERAGE_PACE_SECONDS_PER_500_METERS, 100)
            .has(ENERGY_KCAL, 312)
            .has(ENERGY_KCAL_PER_HOUR, 600)
            .has(ENERGY_KCAL_PER_MINUTE, 10)
            .has(HEART_RATE_BPM, 141)
            .has(METABOLIC_EQUIVALENTS, 9.8)
            .has(ELAPSED_SECONDS, 1_805)
            .has(REMAINING_SECONDS, 600)
            .has(FORCE_ON_BELT_NEWTONS, -35)
            .has(POWER_WATTS, 215)
            .has(STEPS, 4_660)
            .readAs(WidthChoice.PACE_U8),
        packet(
                "cross trainer, every field",
                CROSS_TRAINER_DATA,
                "FE FF 00 80 02 62 02 84 03 00 80 00 78 00 80 02 3D 00 07 00 2D 00 FB FF 55 00 82 00"
                    + " 7D 00 2D 00 1C 02 09 85 47 0E 01 1E 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 6.40)
            .has(AVERAGE_SPEED_KILOMETERS_PER_HOUR, 6.10)
            .has(DISTANCE_METERS, 900)
            .has(STEPS_PER_MINUTE, 128)
            .has(AVERAGE_STEPS_PER_MINUTE, 120)
            .has(STRIDES, 64.0)
            .has(ELEVATION_GAIN_METERS, 61)
            .has(ELEVATION_LOSS_METERS, 7)
            .has(INCLINATION_PERCENT, 4.5)
            .has(RAMP_ANGLE_DEGREES, -0.5)
            .has(RESISTANCE_LEVEL, 8.5)
            .has(POWER_WATTS, 130)
            .has(AVERAGE_POWER_WATTS, 125)
            .has(ENERGY_KCAL, 45)
            .has(ENERGY_KCAL_PER_HOUR, 540)
            .has(ENERGY_KCAL_PER_MINUTE, 9)
            .has(HEART_RATE_BPM, 133)
            .has(METABOLIC_EQUIVALENTS, 7.1)
            .has(ELAPSED_SECONDS, 270)
            .has(REMAINING_SECONDS, 30)
            .readAs(WidthChoice.RESISTANCE_S16),
        packet(
                "step climber, every field",
                STEP_CLIMBER_DATA,
                "FE 01 18 00 9A 01 5C 00 5A 00 3D 00 2D 00 1C 02 09 85 47 0E 01 1E 00")
            .has(FLOORS, 24)
            .has(STEPS, 410)
            .has(STEPS_PER_MINUTE, 92)
            .has(AVERAGE_STEPS_PER_MINUTE, 90)
            .has(ELEVATION_GAIN_METERS, 61)
            .has(ENERGY_KCAL, 45)
            .has(ENERGY_KCAL_PER_HOUR, 540)
            .has(ENERGY_KCAL_PER_MINUTE, 9)
            .has(HEART_RATE_BPM, 133)
            .has(METABOLIC_EQUIVALENTS, 7.1)
            .has(ELAPSED_SECONDS, 270)
            .has(REMAINING_SECONDS, 30),
        packet(
                "stair climber, every field",
                STAIR_CLIMBER_DATA,
                "FE 03 18 00 5C 00 5A 00 3D 00 CD 00 2D 00 1C 02 09 85 47 0E 01 1E 00")
            .has(FLOORS, 24)
            .has(STEPS_PER_MINUTE, 92)
            .has(AVERAGE_STEPS_PER_MINUTE, 90)
            .has(ELEVATION_GAIN_METERS, 61)
            .has(STRIDES, 205)
            .has(ENERGY_KCAL, 45)
            .has(ENERGY_KCAL_PER_HOUR, 540)
            .has(ENERGY_KCAL_PER_MINUTE, 9)
            .has(HEART_RATE_BPM, 133)
            .has(METABOLIC_EQUIVALENTS, 7.1)
            .has(ELAPSED_SECONDS, 270)
            .has(REMAINING_SECONDS, 30),
        packet(
                "rower, every field",
                ROWER_DATA,
                "FE 1F 31 38 01 2E E3 09 00 76 00 78 00 D5 00 CD 00 78 00 8C 00 34 03 0E A1 66 6B 02"
                    + " 9D 04")
            .has(STROKES_PER_MINUTE, 24.5)
            .has(STROKES, 312)
            .has(AVERAGE_STROKES_PER_MINUTE, 23)
            .has(DISTANCE_METERS, 2_531)
            .has(PACE_SECONDS_PER_500_METERS, 118)
            .has(AVERAGE_PACE_SECONDS_PER_500_METERS, 120)
            .has(POWER_WATTS, 213)
            .has(AVERAGE_POWER_WATTS, 205)
            .has(RESISTANCE_LEVEL, 120)
            .has(ENERGY_KCAL, 140)
            .has(ENERGY_KCAL_PER_HOUR, 820)
            .has(ENERGY_KCAL_PER_MINUTE, 14)
            .has(HEART_RATE_BPM, 161)
            .has(METABOLIC_EQUIVALENTS, 10.2)
            .has(ELAPSED_SECONDS, 619)
            .has(REMAINING_SECONDS, 1_181)
            .readAs(WidthChoice.RESISTANCE_S16),
        packet(
                "bike, every field",
                INDOOR_BIKE_DATA,
                "FE 1F 99 0B C7 07 B2 00 72 00 F7 00 00 14 00 46 00 5D 00 02 00 78 00 01 56 37 31 00"
                    + " 33 00")
            .has(SPEED_KILOMETERS_PER_HOUR, 29.69)
            .has(AVERAGE_SPEED_KILOMETERS_PER_HOUR, 19.91)
            .has(CADENCE_RPM, 89)
            .has(AVERAGE_CADENCE_RPM, 57)
            .has(DISTANCE_METERS, 247)
            .has(RESISTANCE_LEVEL, 20)
            .has(POWER_WATTS, 70)
            .has(AVERAGE_POWER_WATTS, 93)
            .has(ENERGY_KCAL, 2)
            .has(ENERGY_KCAL_PER_HOUR, 120)
            .has(ENERGY_KCAL_PER_MINUTE, 1)
            .has(HEART_RATE_BPM, 86)
            .has(METABOLIC_EQUIVALENTS, 5.5)
            .has(ELAPSED_SECONDS, 49)
            .has(REMAINING_SECONDS, 51)
            .readAs(WidthChoice.RESISTANCE_S16));
  }
}
