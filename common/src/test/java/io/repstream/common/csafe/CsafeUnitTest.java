package io.repstream.common.csafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.csafe.CsafeUnit.Quantity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsafeUnitTest {

  /** Expected values from conversion tables, not from the factors of the code. */
  @ParameterizedTest
  @CsvSource({
    "1, DISTANCE_METERS, 2, 3218.688",
    "2, DISTANCE_METERS, 31, 4988.9664",
    "3, DISTANCE_METERS, 310, 4988.9664",
    "4, DISTANCE_METERS, 3100, 4988.9664",
    "5, DISTANCE_METERS, 5280, 1609.344",
    "6, DISTANCE_METERS, 100, 2.54",
    "7, MASS_KILOGRAMS, 180, 81.6466266",
    "8, MASS_KILOGRAMS, 1805, 81.873422785",
    "10, DISTANCE_METERS, 528, 1609.344",
    "16, SPEED_KILOMETERS_PER_HOUR, 6, 9.656064",
    "17, SPEED_KILOMETERS_PER_HOUR, 65, 10.460736",
    "18, SPEED_KILOMETERS_PER_HOUR, 650, 10.460736",
    "19, SPEED_KILOMETERS_PER_HOUR, 528, 9.656064",
    "33, DISTANCE_METERS, 5, 5000",
    "34, DISTANCE_METERS, 52, 5200",
    "35, DISTANCE_METERS, 521, 5210",
    "36, DISTANCE_METERS, 5213, 5213",
    "37, DISTANCE_METERS, 52134, 5213.4",
    "38, DISTANCE_METERS, 4242, 42.42",
    "39, MASS_KILOGRAMS, 81, 81",
    "40, MASS_KILOGRAMS, 815, 81.5",
    "48, SPEED_KILOMETERS_PER_HOUR, 10, 10",
    "49, SPEED_KILOMETERS_PER_HOUR, 105, 10.5",
    "50, SPEED_KILOMETERS_PER_HOUR, 1050, 10.5",
    "51, SPEED_KILOMETERS_PER_HOUR, 175, 10.5",
    "55, PACE_SECONDS_PER_500_METERS, 8, 149.129086137",
    "56, PACE_SECONDS_PER_500_METERS, 5, 150",
    "57, PACE_SECONDS_PER_500_METERS, 300, 150",
    "58, PACE_SECONDS_PER_500_METERS, 480, 149.129086137",
    "81, STEPS_PER_MINUTE, 128, 128",
    "82, REVOLUTIONS_PER_MINUTE, 90, 90",
    "83, STEPS_PER_MINUTE, 64, 128",
    "84, STROKES_PER_MINUTE, 24, 24",
    "88, POWER_WATTS, 190, 190"
  })
  void convertsEveryUnit(int code, Quantity quantity, long raw, double value) {
    assertThat(CsafeUnit.convertOrNaN(raw, code, quantity)).isCloseTo(value, within(1e-6));
  }

  @Test
  void decimalStepsAreExact() {
    assertThat(CsafeUnit.convertOrNaN(793, 40, Quantity.MASS_KILOGRAMS)).isEqualTo(79.3);
    assertThat(CsafeUnit.convertOrNaN(1_089, 50, Quantity.SPEED_KILOMETERS_PER_HOUR))
        .isEqualTo(10.89);
  }

  @Test
  void everyByteHasAtMostOneUnit() {
    assertThat(Arrays.stream(CsafeUnit.values()).map(CsafeUnit::code)).doesNotHaveDuplicates();
    for (CsafeUnit unit : CsafeUnit.values()) {
      assertThat(CsafeUnit.ofCode(unit.code())).isSameAs(unit);
    }
    assertThat(CsafeUnit.ofCode(89)).as("Kpm, whose definition is disputed").isNull();
  }

  @Test
  void otherQuantitiesAreNotConverted() {
    assertThat(CsafeUnit.convertOrNaN(10, 36, Quantity.SPEED_KILOMETERS_PER_HOUR)).isNaN();
    assertThat(CsafeUnit.convertOrNaN(10, 0, Quantity.DISTANCE_METERS)).isNaN();
  }
}
