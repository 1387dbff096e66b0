package io.repstream.common.ftms.control;

/** What a machine says of the training that it runs; the order is that of the codes, from 0. */
public enum TrainingState {
  OTHER,
  IDLE,
  WARM_UP,
  LOW_INTENSITY_INTERVAL,
  HIGH_INTENSITY_INTERVAL,
  RECOVERY_INTERVAL,
  ISOMETRIC,
  HEART_RATE_CONTROL,
  FITNESS_TEST,
  SPEED_BELOW_CONTROL_REGION,
  SPEED_ABOVE_CONTROL_REGION,
  COOL_DOWN,
  WATT_CONTROL,
  /** Also called quick start. */
  MANUAL,
  PRE_WORKOUT,
  POST_WORKOUT,
  /** A code of a later version. */
  RESERVED;

  private static final TrainingState[] BY_CODE = values();

  /** Whether it is a part of a training that has others, and not what all of it is about. */
  public boolean isPhase() {
    return switch (this) {
      case WARM_UP,
          LOW_INTENSITY_INTERVAL,
          HIGH_INTENSITY_INTERVAL,
          RECOVERY_INTERVAL,
          ISOMETRIC,
          FITNESS_TEST,
          COOL_DOWN ->
          true;
      case OTHER,
          IDLE,
          HEART_RATE_CONTROL,
          SPEED_BELOW_CONTROL_REGION,
          SPEED_ABOVE_CONTROL_REGION,
          WATT_CONTROL,
          MANUAL,
          PRE_WORKOUT,
          POST_WORKOUT,
          RESERVED ->
          false;
    };
  }

  /** Its byte on the wire; {@link #RESERVED} has none of its own and is told as the first one. */
  @SuppressWarnings("EnumOrdinal") // the order is that of the codes
  public int code() {
    return ordinal();
  }

  /** The state of a wire byte, {@link #RESERVED} for an unknown one. */
  public static TrainingState ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : RESERVED;
  }
}
