package io.repstream.common.ftms;

import static io.repstream.common.ftms.FieldSlot.slot;
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
import static io.repstream.common.ftms.Scale.HALVES;
import static io.repstream.common.ftms.Scale.HUNDREDTHS;
import static io.repstream.common.ftms.Scale.ONES;
import static io.repstream.common.ftms.Scale.PACE_FROM_SPEED;
import static io.repstream.common.ftms.Scale.PROFILE_STRIDE_COUNT;
import static io.repstream.common.ftms.Scale.PROFILE_STROKE_RATE;
import static io.repstream.common.ftms.Scale.TENS;
import static io.repstream.common.ftms.Scale.TENTHS;
import static io.repstream.common.ftms.WireType.S16;
import static io.repstream.common.ftms.WireType.U16;
import static io.repstream.common.ftms.WireType.U24;
import static io.repstream.common.ftms.WireType.U8;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The six data characteristics and their field tables (FTMS 1.0, section 4, with the corrections of
 * the 2017 characteristic definitions). Where rows differ only by {@code onlyIf}, the first one is
 * assumed when the packet length settles nothing.
 */
@SuppressWarnings("ImmutableEnumChecker") // the layouts are filled once and never leave the package
public enum FtmsCharacteristic {
  TREADMILL_DATA(
      0x2ACD,
      slot(0, SPEED_KILOMETERS_PER_HOUR, U16, HUNDREDTHS),
      slot(1, AVERAGE_SPEED_KILOMETERS_PER_HOUR, U16, HUNDREDTHS),
      slot(2, DISTANCE_METERS, U24, ONES),
      slot(3, INCLINATION_PERCENT, S16, TENTHS),
      slot(3, RAMP_ANGLE_DEGREES, S16, TENTHS),
      slot(4, ELEVATION_GAIN_METERS, U16, TENTHS),
      slot(4, ELEVATION_LOSS_METERS, U16, TENTHS),
      slot(5, PACE_SECONDS_PER_500_METERS, U8, PACE_FROM_SPEED).onlyIf(WidthChoice.PACE_U8),
      slot(5, PACE_SECONDS_PER_500_METERS, U16, ONES).onlyIf(WidthChoice.PACE_U16),
      slot(6, AVERAGE_PACE_SECONDS_PER_500_METERS, U8, PACE_FROM_SPEED).onlyIf(WidthChoice.PACE_U8),
      slot(6, AVERAGE_PACE_SECONDS_PER_500_METERS, U16, ONES).onlyIf(WidthChoice.PACE_U16),
      slot(7, ENERGY_KCAL, U16, ONES),
      slot(7, ENERGY_KCAL_PER_HOUR, U16, ONES),
      slot(7, ENERGY_KCAL_PER_MINUTE, U8, ONES),
      slot(8, HEART_RATE_BPM, U8, ONES),
      slot(9, METABOLIC_EQUIVALENTS, U8, TENTHS),
      slot(10, ELAPSED_SECONDS, U16, ONES),
      slot(11, REMAINING_SECONDS, U16, ONES),
      slot(12, FORCE_ON_BELT_NEWTONS, S16, ONES),
      slot(12, POWER_WATTS, S16, ONES),
      slot(13, STEPS, U24, ONES).asExtension()),

  CROSS_TRAINER_DATA(
      0x2ACE,
      slot(0, SPEED_KILOMETERS_PER_HOUR, U16, HUNDREDTHS),
      slot(1, AVERAGE_SPEED_KILOMETERS_PER_HOUR, U16, HUNDREDTHS),
      slot(2, DISTANCE_METERS, U24, ONES),
      slot(3, STEPS_PER_MINUTE, U16, ONES),
      slot(3, AVERAGE_STEPS_PER_MINUTE, U16, ONES),
      slot(4, STRIDES, U16, PROFILE_STRIDE_COUNT),
      slot(5, ELEVATION_GAIN_METERS, U16, ONES),
      slot(5, ELEVATION_LOSS_METERS, U16, ONES),
      slot(6, INCLINATION_PERCENT, S16, TENTHS),
      slot(6, RAMP_ANGLE_DEGREES, S16, TENTHS),
      slot(7, RESISTANCE_LEVEL, S16, TENTHS).onlyIf(WidthChoice.RESISTANCE_S16),
      slot(7, RESISTANCE_LEVEL, U8, TENS).onlyIf(WidthChoice.RESISTANCE_U8),
      slot(8, POWER_WATTS, S16, ONES),
      slot(9, AVERAGE_POWER_WATTS, S16, ONES),
      slot(10, ENERGY_KCAL, U16, ONES),
      slot(10, ENERGY_KCAL_PER_HOUR, U16, ONES),
      slot(10, ENERGY_KCAL_PER_MINUTE, U8, ONES),
      slot(11, HEART_RATE_BPM, U8, ONES),
      slot(12, METABOLIC_EQUIVALENTS, U8, TENTHS),
      slot(13, ELAPSED_SECONDS, U16, ONES),
      slot(14, REMAINING_SECONDS, U16, ONES)),

  STEP_CLIMBER_DATA(
      0x2ACF,
      slot(0, FLOORS, U16, ONES),
      slot(0, STEPS, U16, ONES),
      slot(1, STEPS_PER_MINUTE, U16, ONES),
      slot(2, AVERAGE_STEPS_PER_MINUTE, U16, ONES),
      slot(3, ELEVATION_GAIN_METERS, U16, ONES),
      slot(4, ENERGY_KCAL, U16, ONES),
      slot(4, ENERGY_KCAL_PER_HOUR, U16, ONES),
      slot(4, ENERGY_KCAL_PER_MINUTE, U8, ONES),
      slot(5, HEART_RATE_BPM, U8, ONES),
      slot(6, METABOLIC_EQUIVALENTS, U8, TENTHS),
      slot(7, ELAPSED_SECONDS, U16, ONES),
      slot(8, REMAINING_SECONDS, U16, ONES)),

  STAIR_CLIMBER_DATA(
      0x2AD0,
      slot(0, FLOORS, U16, ONES),
      slot(1, STEPS_PER_MINUTE, U16, ONES),
      slot(2, AVERAGE_STEPS_PER_MINUTE, U16, ONES),
      slot(3, ELEVATION_GAIN_METERS, U16, ONES),
      slot(4, STRIDES, U16, ONES),
      slot(5, ENERGY_KCAL, U16, ONES),
      slot(5, ENERGY_KCAL_PER_HOUR, U16, ONES),
      slot(5, ENERGY_KCAL_PER_MINUTE, U8, ONES),
      slot(6, HEART_RATE_BPM, U8, ONES),
      slot(7, METABOLIC_EQUIVALENTS, U8, TENTHS),
      slot(8, ELAPSED_SECONDS, U16, ONES),
      slot(9, REMAINING_SECONDS, U16, ONES)),

  ROWER_DATA(
      0x2AD1,
      slot(0, STROKES_PER_MINUTE, U8, PROFILE_STROKE_RATE),
      slot(0, STROKES, U16, ONES),
      slot(1, AVERAGE_STROKES_PER_MINUTE, U8, PROFILE_STROKE_RATE),
      slot(2, DISTANCE_METERS, U24, ONES),
      slot(3, PACE_SECONDS_PER_500_METERS, U16, ONES),
      slot(4, AVERAGE_PACE_SECONDS_PER_500_METERS, U16, ONES),
      slot(5, POWER_WATTS, S16, ONES),
      slot(6, AVERAGE_POWER_WATTS, S16, ONES),
      slot(7, RESISTANCE_LEVEL, S16, ONES).onlyIf(WidthChoice.RESISTANCE_S16),
      slot(7, RESISTANCE_LEVEL, U8, TENS).onlyIf(WidthChoice.RESISTANCE_U8),
      slot(8, ENERGY_KCAL, U16, ONES),
      slot(8, ENERGY_KCAL_PER_HOUR, U16, ONES),
      slot(8, ENERGY_KCAL_PER_MINUTE, U8, ONES),
      slot(9, HEART_RATE_BPM, U8, ONES),
      slot(10, METABOLIC_EQUIVALENTS, U8, TENTHS),
      slot(11, ELAPSED_SECONDS, U16, ONES),
      slot(12, REMAINING_SECONDS, U16, ONES)),

  INDOOR_BIKE_DATA(
      0x2AD2,
      slot(0, SPEED_KILOMETERS_PER_HOUR, U16, HUNDREDTHS),
      slot(1, AVERAGE_SPEED_KILOMETERS_PER_HOUR, U16, HUNDREDTHS),
      slot(2, CADENCE_RPM, U16, HALVES),
      slot(3, AVERAGE_CADENCE_RPM, U16, HALVES),
      slot(4, DISTANCE_METERS, U24, ONES),
      slot(5, RESISTANCE_LEVEL, S16, ONES).onlyIf(WidthChoice.RESISTANCE_S16),
      slot(5, RESISTANCE_LEVEL, U8, TENS).onlyIf(WidthChoice.RESISTANCE_U8),
      slot(6, POWER_WATTS, S16, ONES),
      slot(7, AVERAGE_POWER_WATTS, S16, ONES),
      slot(8, ENERGY_KCAL, U16, ONES),
      slot(8, ENERGY_KCAL_PER_HOUR, U16, ONES),
      slot(8, ENERGY_KCAL_PER_MINUTE, U8, ONES),
      slot(9, HEART_RATE_BPM, U8, ONES),
      slot(10, METABOLIC_EQUIVALENTS, U8, TENTHS),
      slot(11, ELAPSED_SECONDS, U16, ONES),
      slot(12, REMAINING_SECONDS, U16, ONES));

  private static final FtmsCharacteristic[] ALL = values();

  private final int uuid16;
  private final List<FieldLayout> layouts;

  FtmsCharacteristic(int uuid16, FieldSlot... table) {
    this.uuid16 = uuid16;
    this.layouts = FieldLayout.readingsOf(List.of(table));
  }

  /** The characteristic with this 16 bit UUID, empty if it is not one of the six. */
  public static Optional<FtmsCharacteristic> byUuid16(int uuid16) {
    return Optional.ofNullable(byUuid16OrNull(uuid16));
  }

  public int uuid16() {
    return uuid16;
  }

  /** The length of the flag word: two bytes, or what the profile says for the cross trainer. */
  public int flagBytes(DecoderProfile profile) {
    return this == CROSS_TRAINER_DATA ? profile.crossTrainerFlags().bytes() : 2;
  }

  /** Whether packets of this characteristic can carry the field. */
  public boolean carries(FtmsField field) {
    return layouts.getLast().slotOf(field) != null;
  }

  /** The possible readings of a packet, the one to assume first. */
  List<FieldLayout> layouts() {
    return layouts;
  }

  static @Nullable FtmsCharacteristic byUuid16OrNull(int uuid16) {
    for (FtmsCharacteristic characteristic : ALL) {
      if (characteristic.uuid16 == uuid16) {
        return characteristic;
      }
    }
    return null;
  }
}
