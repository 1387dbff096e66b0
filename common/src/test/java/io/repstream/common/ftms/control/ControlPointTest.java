package io.repstream.common.ftms.control;

import static io.repstream.common.ftms.control.ControlRequest.Procedure.IGNORE_SPIN_DOWN;
import static io.repstream.common.ftms.control.ControlRequest.Procedure.PAUSE;
import static io.repstream.common.ftms.control.ControlRequest.Procedure.REQUEST_CONTROL;
import static io.repstream.common.ftms.control.ControlRequest.Procedure.RESET;
import static io.repstream.common.ftms.control.ControlRequest.Procedure.START_OR_RESUME;
import static io.repstream.common.ftms.control.ControlRequest.Procedure.START_SPIN_DOWN;
import static io.repstream.common.ftms.control.ControlRequest.Procedure.STOP;
import static io.repstream.common.ftms.control.ResistanceWidth.S16;
import static io.repstream.common.ftms.control.ResistanceWidth.U8;
import static io.repstream.common.ftms.control.Targets.single;
import static io.repstream.common.ftms.control.Targets.zones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.repstream.common.ftms.capability.TargetSetting;
import io.repstream.common.ftms.control.ControlRequest.SetTarget;
import io.repstream.common.ftms.control.MachineTarget.BikeSimulation;
import io.repstream.common.ftms.control.ReceivedRequest.Empty;
import io.repstream.common.ftms.control.ReceivedRequest.Refused;
import io.repstream.common.ftms.control.ReceivedRequest.Understood;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ControlPointTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** One row for each row of the op code table. */
  static Stream<Arguments> requests() {
    return Stream.of(
        arguments("00", REQUEST_CONTROL),
        arguments("01", RESET),
        arguments("02 41 04", set(single(TargetField.SPEED_KILOMETERS_PER_HOUR, 10.89))),
        arguments("03 F1 FF", set(single(TargetField.INCLINATION_PERCENT, -1.5))),
        arguments("04 55", set(single(TargetField.RESISTANCE_LEVEL, 8.5))),
        arguments("05 FB FF", set(single(TargetField.POWER_WATTS, -5))),
        arguments("06 8D", set(single(TargetField.HEART_RATE_BPM, 141))),
        arguments("07", START_OR_RESUME),
        arguments("08 01", STOP),
        arguments("08 02", PAUSE),
        arguments("09 38 01", set(single(TargetField.ENERGY_KCAL, 312))),
        arguments("0A 10 27", set(single(TargetField.STEPS, 10_000))),
        arguments("0B 88 13", set(single(TargetField.STRIDES, 5_000))),
        arguments("0C 70 11 01", set(single(TargetField.DISTANCE_METERS, 70_000))),
        arguments("0D 08 07", set(single(TargetField.TIME_SECONDS, 1_800))),
        arguments("0E 58 02 2C 01", set(zones(600, 300))),
        arguments("0F 58 02 2C 01 3C 00", set(zones(600, 300, 60))),
        arguments("10 58 02 2C 01 3C 00 1E 00 00 00", set(zones(600, 300, 60, 30, 0))),
        arguments("11 E8 03 6A FF 28 33", set(new BikeSimulation(1.0, -1.5, 0.0040, 0.51))),
        arguments("12 37 52", set(single(TargetField.WHEEL_CIRCUMFERENCE_MILLIMETERS, 2_104.7))),
        arguments("13 01", START_SPIN_DOWN),
        arguments("13 02", IGNORE_SPIN_DOWN),
        arguments("14 B5 00", set(single(TargetField.CADENCE_RPM, 90.5))));
  }

  private static ControlRequest set(MachineTarget target) {
    return new SetTarget(target);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void writesAndReadsEveryRequest(String hex, ControlRequest request) {
    assertThat(HEX.formatHex(ControlPoint.encode(request, U8))).isEqualTo(hex);
    assertThat(ControlPoint.decode(HEX.parseHex(hex), U8)).isEqualTo(new Understood(request));
    assertThat(request.op()).isEqualTo(HexFormat.fromHexDigits(hex, 0, 2));
  }

  /** Seen at a Zwift Hub, which answered with success and reported the same as status. */
  @Test
  void zwiftHubIsAskedForAFlatRoad() {
    BikeSimulation flat = new BikeSimulation(0, 0, 0.0040, 0.51);

    assertThat(ControlPoint.encode(new SetTarget(flat), U8))
        .isEqualTo(HEX.parseHex("11 00 00 00 00 28 33"));
  }

  @Test
  void someTrainersWantTheResistanceInTwoBytes() {
    ControlRequest strong = set(single(TargetField.RESISTANCE_LEVEL, 100));

    byte[] bytes = ControlPoint.encode(strong, S16);

    assertThat(bytes).isEqualTo(HEX.parseHex("04 E8 03"));
    assertThat(ControlPoint.decode(bytes, S16)).isEqualTo(new Understood(strong));
    assertThat(ControlPoint.decode(bytes, U8))
        .isEqualTo(new Refused(ControlReply.of(0x04, ControlResult.INVALID_PARAMETER)));
  }

  @Test
  void oneByteOfResistanceEndsAt254Tenths() {
    assertThat(U8.carries(25.4)).isTrue();
    assertThat(U8.carries(25.5)).isFalse();
    assertThat(U8.carries(-0.1)).isFalse();
    assertThat(S16.carries(-0.1)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ControlPoint.encode(set(single(TargetField.RESISTANCE_LEVEL, 25.5)), U8))
        .withMessageContaining("U8");
  }

  @ParameterizedTest
  @CsvSource({
    "02 41, 02, INVALID_PARAMETER",
    "02 41 04 00, 02, INVALID_PARAMETER",
    "07 00, 07, INVALID_PARAMETER",
    "08, 08, INVALID_PARAMETER",
    "08 03, 08, INVALID_PARAMETER",
    "13 00, 13, INVALID_PARAMETER",
    "15 00, 15, OP_CODE_NOT_SUPPORTED",
    "80 11 01, 80, OP_CODE_NOT_SUPPORTED",
    "FF, FF, OP_CODE_NOT_SUPPORTED"
  })
  void answersWhatItCannotRead(String hex, String op, ControlResult result) {
    assertThat(ControlPoint.decode(HEX.parseHex(hex), U8))
        .isEqualTo(new Refused(ControlReply.of(HexFormat.fromHexDigits(op), result)));
  }

  @Test
  void hasNothingToAnswerToNoBytes() {
    assertThat(ControlPoint.decode(new byte[0], U8)).isEqualTo(new Empty());
  }

  @Test
  void everyRequestNamesTheSettingThatItNeeds() {
    assertThat(START_OR_RESUME.neededSetting()).isEmpty();
    assertThat(STOP.neededSetting()).isEmpty();
    assertThat(START_SPIN_DOWN.neededSetting()).contains(TargetSetting.SPIN_DOWN);
    assertThat(set(single(TargetField.POWER_WATTS, 100)).neededSetting())
        .contains(TargetSetting.POWER);
    assertThat(set(zones(1, 2, 3)).neededSetting())
        .contains(TargetSetting.TIME_IN_THREE_HEART_RATE_ZONES);
    assertThat(set(new BikeSimulation(0, 0, 0, 0)).neededSetting())
        .contains(TargetSetting.BIKE_SIMULATION);
  }
}
