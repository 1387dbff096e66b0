package io.repstream.common.ftms.control;

import static io.repstream.common.ftms.control.ResistanceWidth.S16;
import static io.repstream.common.ftms.control.ResistanceWidth.U8;
import static io.repstream.common.ftms.control.Targets.single;
import static io.repstream.common.ftms.control.Targets.zones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.repstream.common.ftms.control.MachineStatusEvent.ControlLost;
import io.repstream.common.ftms.control.MachineStatusEvent.Paused;
import io.repstream.common.ftms.control.MachineStatusEvent.Reserved;
import io.repstream.common.ftms.control.MachineStatusEvent.Reset;
import io.repstream.common.ftms.control.MachineStatusEvent.SafetyKey;
import io.repstream.common.ftms.control.MachineStatusEvent.SpinDown;
import io.repstream.common.ftms.control.MachineStatusEvent.SpinDown.Phase;
import io.repstream.common.ftms.control.MachineStatusEvent.Started;
import io.repstream.common.ftms.control.MachineStatusEvent.Stopped;
import io.repstream.common.ftms.control.MachineStatusEvent.TargetChanged;
import io.repstream.common.ftms.control.MachineTarget.BikeSimulation;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineStatusTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** One row for each row of the op code table. */
  static Stream<Arguments> events() {
    return Stream.of(
        arguments("01", new Reset()),
        arguments("02 01", new Stopped()),
        arguments("02 02", new Paused()),
        arguments("03", new SafetyKey()),
        arguments("04", new Started()),
        arguments("05 41 04", changed(single(TargetField.SPEED_KILOMETERS_PER_HOUR, 10.89))),
        arguments("06 F1 FF", changed(single(TargetField.INCLINATION_PERCENT, -1.5))),
        arguments("07 55", changed(single(TargetField.RESISTANCE_LEVEL, 8.5))),
        arguments("08 FB FF", changed(single(TargetField.POWER_WATTS, -5))),
        arguments("09 8D", changed(single(TargetField.HEART_RATE_BPM, 141))),
        arguments("0A 38 01", changed(single(TargetField.ENERGY_KCAL, 312))),
        arguments("0B 10 27", changed(single(TargetField.STEPS, 10_000))),
        arguments("0C 88 13", changed(single(TargetField.STRIDES, 5_000))),
        arguments("0D 70 11 01", changed(single(TargetField.DISTANCE_METERS, 70_000))),
        arguments("0E 08 07", changed(single(TargetField.TIME_SECONDS, 1_800))),
        arguments("0F 58 02 2C 01", changed(zones(600, 300))),
        arguments("10 58 02 2C 01 3C 00", changed(zones(600, 300, 60))),
        arguments("11 58 02 2C 01 3C 00 1E 00 00 00", changed(zones(600, 300, 60, 30, 0))),
        // A Zwift Hub, after it was asked for just that.
        arguments("12 00 00 00 00 28 33", changed(new BikeSimulation(0, 0, 0.0040, 0.51))),
        arguments(
            "13 37 52", changed(single(TargetField.WHEEL_CIRCUMFERENCE_MILLIMETERS, 2_104.7))),
        arguments("14 01", new SpinDown(Phase.REQUESTED)),
        arguments("14 02", new SpinDown(Phase.SUCCESS)),
        arguments("14 03", new SpinDown(Phase.ERROR)),
        arguments("14 04", new SpinDown(Phase.STOP_PEDALLING)),
        arguments("15 B5 00", changed(single(TargetField.CADENCE_RPM, 90.5))),
        arguments("16", new Reserved(0x16)),
        arguments("FE", new Reserved(0xFE)),
        arguments("00", new Reserved(0x00)),
        arguments("FF", new ControlLost()));
  }

  private static MachineStatusEvent changed(MachineTarget target) {
    return new TargetChanged(target);
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsAndWritesEveryEvent(String hex, MachineStatusEvent event) {
    assertThat(MachineStatus.decode(HEX.parseHex(hex), U8)).contains(event);
    assertThat(HEX.formatHex(MachineStatus.encode(event, U8))).isEqualTo(hex);
  }

  @Test
  void resistanceIsAsWideAsTheModelWritesIt() {
    byte[] packet = HEX.parseHex("07 E8 03");

    assertThat(MachineStatus.decode(packet, S16))
        .contains(changed(single(TargetField.RESISTANCE_LEVEL, 100)));
    assertThat(MachineStatus.decode(packet, U8))
        .as("a second byte is left over, not guessed at")
        .contains(changed(single(TargetField.RESISTANCE_LEVEL, 23.2)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MachineStatus.encode(changed(single(TargetField.RESISTANCE_LEVEL, 100)), U8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "02", "05", "05 41", "11 58 02 2C 01 3C 00 1E 00 00", "14"})
  void truncatedPacketsHaveNoEvent(String hex) {
    assertThat(MachineStatus.decode(HEX.parseHex(hex), U8)).isEmpty();
  }

  @Test
  void reservedParametersAreNotGuessedAt() {
    assertThat(MachineStatus.decode(HEX.parseHex("02 03"), U8)).contains(new Reserved(0x02));
    assertThat(MachineStatus.decode(HEX.parseHex("14 05"), U8)).contains(new Reserved(0x14));
  }

  @Test
  void ignoresBytesAfterTheEvent() {
    assertThat(MachineStatus.decode(HEX.parseHex("03 AA BB"), U8)).contains(new SafetyKey());
    assertThat(MachineStatus.decode(HEX.parseHex("09 8D AA"), U8))
        .contains(changed(single(TargetField.HEART_RATE_BPM, 141)));
  }
}
