package io.repstream.common.ftms.control;

import static io.repstream.common.ftms.control.Targets.single;
import static io.repstream.common.ftms.control.Targets.zones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.ftms.control.MachineTarget.BikeSimulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTargetTest {

  @Test
  void isRoundedToWhatTheWireTells() {
    assertThat(single(TargetField.SPEED_KILOMETERS_PER_HOUR, 10.8849))
        .isEqualTo(single(TargetField.SPEED_KILOMETERS_PER_HOUR, 10.88));
    assertThat(single(TargetField.CADENCE_RPM, 90.3))
        .isEqualTo(single(TargetField.CADENCE_RPM, 90.5));
    assertThat(single(TargetField.POWER_WATTS, -0.2)).isEqualTo(single(TargetField.POWER_WATTS, 0));
    assertThat(new BikeSimulation(0.0004, 1.004, 0.00404, 0.514))
        .isEqualTo(new BikeSimulation(0, 1, 0.0040, 0.51));
  }

  @ParameterizedTest
  @CsvSource({
    "SPEED_KILOMETERS_PER_HOUR, -0.01",
    "SPEED_KILOMETERS_PER_HOUR, 655.36",
    "INCLINATION_PERCENT, 3276.8",
    "RESISTANCE_LEVEL, 3276.8",
    "POWER_WATTS, -32769",
    "HEART_RATE_BPM, 256",
    "DISTANCE_METERS, 16777216",
    "CADENCE_RPM, 32768",
    "ENERGY_KCAL, NaN",
    "STEPS, Infinity"
  })
  void refusesWhatTheWireCannotCarry(TargetField field, double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> single(field, value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-32.769, 32.768, Double.NaN})
  void refusesImpossibleWind(double metersPerSecond) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BikeSimulation(metersPerSecond, 0, 0, 0));
  }

  @Test
  void refusesOtherNumbersOfZonesAndImpossibleTimes() {
    assertThatIllegalArgumentException().isThrownBy(() -> zones(1, 2, 3, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> zones(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> zones(65_536, 1));
  }
}
