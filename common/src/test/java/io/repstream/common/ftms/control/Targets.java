package io.repstream.common.ftms.control;

import io.repstream.common.ftms.control.MachineTarget.BikeSimulation;
import io.repstream.common.ftms.control.MachineTarget.HeartRateZoneTimes;
import io.repstream.common.ftms.control.MachineTarget.Single;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Targets for tests. */
final class Targets {
  private Targets() {}

  static MachineTarget single(TargetField field, double value) {
    return new Single(field, value);
  }

  static MachineTarget zones(Integer... seconds) {
    return new HeartRateZoneTimes(Arrays.asList(seconds));
  }

  /** Targets of all kinds; resistance levels within the given width. */
  static Arbitrary<MachineTarget> all(ResistanceWidth width) {
    return Arbitraries.oneOf(singles(width), zoneTimes(), simulations());
  }

  private static Arbitrary<MachineTarget> singles(ResistanceWidth width) {
    return Arbitraries.of(TargetField.class)
        .flatMap(field -> values(field, width).map(value -> single(field, value)));
  }

  private static Arbitrary<Double> values(TargetField field, ResistanceWidth width) {
    return switch (field) {
      case SPEED_KILOMETERS_PER_HOUR -> range(0, 655.35);
      case INCLINATION_PERCENT -> range(-3_276.8, 3_276.7);
      case RESISTANCE_LEVEL -> range(0, width == ResistanceWidth.U8 ? 25.4 : 3_276.6);
      case POWER_WATTS -> range(-32_768, 32_767);
      case HEART_RATE_BPM -> range(0, 255);
      case ENERGY_KCAL, STEPS, STRIDES, TIME_SECONDS -> range(0, 65_535);
      case DISTANCE_METERS -> range(0, 0xFFFFFF);
      case WHEEL_CIRCUMFERENCE_MILLIMETERS -> range(0, 6_553.5);
      case CADENCE_RPM -> range(0, 32_767.5);
    };
  }

  private static Arbitrary<Double> range(double min, double max) {
    return Arbitraries.doubles().between(min, max).ofScale(2);
  }

  private static Arbitrary<MachineTarget> zoneTimes() {
    return Arbitraries.of(2, 3, 5)
        .flatMap(
            zones ->
                Arbitraries.integers()
                    .between(0, 65_535)
                    .list()
                    .ofSize(zones)
                    .map(HeartRateZoneTimes::new));
  }

  private static Arbitrary<MachineTarget> simulations() {
    return Combinators.combine(
            range(-32.76, 32.76), range(-327.68, 327.67), range(0, 0.02), range(0, 2.55))
        .as(BikeSimulation::new);
  }
}
