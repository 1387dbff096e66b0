package io.repstream.common.ftms.control;

import static io.repstream.common.ftms.WireType.S16;
import static io.repstream.common.ftms.WireType.U16;
import static io.repstream.common.ftms.WireType.U24;
import static io.repstream.common.ftms.WireType.U8;

import io.repstream.common.ftms.WireType;
import io.repstream.common.ftms.capability.TargetSetting;
import io.repstream.common.ftms.control.MachineTarget.BikeSimulation;
import io.repstream.common.ftms.control.MachineTarget.HeartRateZoneTimes;
import io.repstream.common.ftms.control.MachineTarget.Single;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of targets: op code at the control point, op code in the machine status, the setting
 * that a machine must have, and the numbers that follow (FTMS 1.0, sections 4.16 and 4.17).
 */
@SuppressWarnings("ImmutableEnumChecker") // lists of records, never changed
enum TargetFormat {
  SPEED(0x02, 0x05, TargetSetting.SPEED, new Quantity(U16, 100)),
  INCLINATION(0x03, 0x06, TargetSetting.INCLINATION, new Quantity(S16, 10)),
  RESISTANCE(0x04, 0x07, TargetSetting.RESISTANCE, new Quantity(S16, 10)),
  POWER(0x05, 0x08, TargetSetting.POWER, new Quantity(S16, 1)),
  HEART_RATE(0x06, 0x09, TargetSetting.HEART_RATE, new Quantity(U8, 1)),
  ENERGY(0x09, 0x0A, TargetSetting.ENERGY, new Quantity(U16, 1)),
  STEPS(0x0A, 0x0B, TargetSetting.STEPS, new Quantity(U16, 1)),
  STRIDES(0x0B, 0x0C, TargetSetting.STRIDES, new Quantity(U16, 1)),
  DISTANCE(0x0C, 0x0D, TargetSetting.DISTANCE, new Quantity(U24, 1)),
  TIME(0x0D, 0x0E, TargetSetting.TIME, new Quantity(U16, 1)),
  TWO_ZONES(0x0E, 0x0F, TargetSetting.TIME_IN_TWO_HEART_RATE_ZONES, seconds(2)),
  THREE_ZONES(0x0F, 0x10, TargetSetting.TIME_IN_THREE_HEART_RATE_ZONES, seconds(3)),
  FIVE_ZONES(0x10, 0x11, TargetSetting.TIME_IN_FIVE_HEART_RATE_ZONES, seconds(5)),
  BIKE_SIMULATION(
      0x11,
      0x12,
      TargetSetting.BIKE_SIMULATION,
      new Quantity(S16, 1_000),
      new Quantity(S16, 100),
      new Quantity(U8, 10_000),
      new Quantity(U8, 100)),
  WHEEL_CIRCUMFERENCE(0x12, 0x13, TargetSetting.WHEEL_CIRCUMFERENCE, new Quantity(U16, 10)),
  CADENCE(0x14, 0x15, TargetSetting.CADENCE, new Quantity(U16, 2));

  /** One number on the wire: its type, and how many of its steps make one unit. */
  private record Quantity(WireType type, int perUnit) {
    double value(int raw) {
      return raw / (double) perUnit;
    }

    long raw(double value) {
      return Math.round(value * perUnit);
    }
  }

  private final int controlOp;
  private final int statusOp;
  private final TargetSetting setting;
  private final List<Quantity> numbers;

  TargetFormat(int controlOp, int statusOp, TargetSetting setting, Quantity... numbers) {
    this.controlOp = controlOp;
    this.statusOp = statusOp;
    this.setting = setting;
    this.numbers = List.of(numbers);
  }

  private static Quantity[] seconds(int zones) {
    return Collections.nCopies(zones, new Quantity(U16, 1)).toArray(Quantity[]::new);
  }

  static @Nullable TargetFormat ofControlOp(int op) {
    return Arrays.stream(values()).filter(f -> f.controlOp == op).findFirst().orElse(null);
  }

  static @Nullable TargetFormat ofStatusOp(int op) {
    return Arrays.stream(values()).filter(f -> f.statusOp == op).findFirst().orElse(null);
  }

  static TargetFormat of(MachineTarget target) {
    return switch (target) {
      case Single(TargetField field, double _) -> field.format();
      case HeartRateZoneTimes(List<Integer> seconds) -> ofZones(seconds.size());
      case BikeSimulation _ -> BIKE_SIMULATION;
    };
  }

  static TargetFormat ofZones(int zones) {
    return switch (zones) {
      case 2 -> TWO_ZONES;
      case 3 -> THREE_ZONES;
      case 5 -> FIVE_ZONES;
      default -> throw new IllegalArgumentException("2, 3 or 5 zones, not " + zones);
    };
  }

  int controlOp() {
    return controlOp;
  }

  int statusOp() {
    return statusOp;
  }

  TargetSetting setting() {
    return setting;
  }

  /**
   * The value as the wire can tell it.
   *
   * @throws IllegalArgumentException if it lies outside of the range
   */
  double rounded(int index, double value) {
    Quantity number = numbers.get(index);
    long raw = number.raw(value);
    if (Double.isNaN(value) || !number.type().holds(raw)) {
      throw new IllegalArgumentException(this + " cannot be " + value);
    }
    return number.value((int) raw);
  }

  /** The bytes of the numbers. */
  int length(ResistanceWidth width) {
    int length = 0;
    for (Quantity number : numbers) {
      length += type(number, width).bytes();
    }
    return length;
  }

  /** Reads a target from an array that is long enough. */
  MachineTarget read(byte[] source, int start, ResistanceWidth width) {
    double[] values = new double[numbers.size()];
    int at = start;
    for (int i = 0; i < values.length; i++) {
      WireType type = type(numbers.get(i), width);
      values[i] = numbers.get(i).value(type.read(source, at));
      at += type.bytes();
    }
    return target(values);
  }

  /**
   * Writes the target, which is of this format, into an array that is long enough.
   *
   * @throws IllegalArgumentException if it is a resistance level that the width does not carry
   */
  void write(MachineTarget target, byte[] bytes, int start, ResistanceWidth width) {
    double[] values = values(target);
    if (this == RESISTANCE && !width.carries(values[0])) {
      throw new IllegalArgumentException(target + " does not fit " + width);
    }
    int at = start;
    for (int i = 0; i < values.length; i++) {
      WireType type = type(numbers.get(i), width);
      type.write((int) numbers.get(i).raw(values[i]), bytes, at);
      at += type.bytes();
    }
  }

  private WireType type(Quantity number, ResistanceWidth width) {
    return this == RESISTANCE ? width.type() : number.type();
  }

  private MachineTarget target(double[] values) {
    return switch (this) {
      case TWO_ZONES, THREE_ZONES, FIVE_ZONES ->
          new HeartRateZoneTimes(Arrays.stream(values).mapToObj(v -> (int) v).toList());
      case BIKE_SIMULATION -> new BikeSimulation(values[0], values[1], values[2], values[3]);
      default -> new Single(field(), values[0]);
    };
  }

  private TargetField field() {
    return Arrays.stream(TargetField.values())
        .filter(field -> field.format() == this)
        .findFirst()
        .orElseThrow();
  }

  private static double[] values(MachineTarget target) {
    return switch (target) {
      case Single(TargetField _, double value) -> new double[] {value};
      case HeartRateZoneTimes(List<Integer> seconds) ->
          seconds.stream().mapToDouble(Integer::doubleValue).toArray();
      case BikeSimulation(double wind, double grade, double rolling, double air) ->
          new double[] {wind, grade, rolling, air};
    };
  }
}
