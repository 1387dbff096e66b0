package io.repstream.common.ftms.capability;

import io.repstream.common.ftms.WireType;
import java.util.Arrays;
import java.util.Optional;

/** The five characteristics that tell the range of a target, in the unit of their names. */
public enum RangeCharacteristic {
  SPEED_KILOMETERS_PER_HOUR(0x2AD4, TargetSetting.SPEED, WireType.U16, WireType.U16, 100),
  INCLINATION_PERCENT(0x2AD5, TargetSetting.INCLINATION, WireType.S16, WireType.U16, 10),
  /** Without unit; comparable only within one model. */
  RESISTANCE_LEVEL(0x2AD6, TargetSetting.RESISTANCE, WireType.S16, WireType.U16, 10),
  HEART_RATE_BPM(0x2AD7, TargetSetting.HEART_RATE, WireType.U8, WireType.U8, 1),
  POWER_WATTS(0x2AD8, TargetSetting.POWER, WireType.S16, WireType.U16, 1);

  private final int uuid16;
  private final TargetSetting setting;
  private final WireType limitType;
  private final WireType stepType;
  private final int rawPerUnit;

  RangeCharacteristic(
      int uuid16, TargetSetting setting, WireType limitType, WireType stepType, int rawPerUnit) {
    this.uuid16 = uuid16;
    this.setting = setting;
    this.limitType = limitType;
    this.stepType = stepType;
    this.rawPerUnit = rawPerUnit;
  }

  /** The characteristic with this 16 bit UUID, empty if it tells no range. */
  public static Optional<RangeCharacteristic> byUuid16(int uuid16) {
    return Arrays.stream(values()).filter(known -> known.uuid16 == uuid16).findFirst();
  }

  public int uuid16() {
    return uuid16;
  }

  /** The setting whose target the range limits; a machine that claims it must have the range. */
  public TargetSetting setting() {
    return setting;
  }

  /** Reads the value: empty if it is too short, or if its minimum lies above its maximum. */
  public Optional<SupportedRange> decode(byte[] value) {
    int limitBytes = limitType.bytes();
    if (value.length < 2 * limitBytes + stepType.bytes()) {
      return Optional.empty();
    }
    int min = limitType.read(value, 0);
    int max = limitType.read(value, limitBytes);
    int step = stepType.read(value, 2 * limitBytes);
    return min > max
        ? Optional.empty()
        : Optional.of(new SupportedRange(this, inUnits(min), inUnits(max), inUnits(step)));
  }

  private double inUnits(int raw) {
    return raw / (double) rawPerUnit;
  }
}
