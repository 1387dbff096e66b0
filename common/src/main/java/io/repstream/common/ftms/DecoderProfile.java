package io.repstream.common.ftms;

/**
 * What is known about a machine model where the specification is read in more than one way.
 *
 * @param version raised with every change; stored with each workout that was decoded by it, from 1
 * @param resistanceWidth width of the resistance level of cross trainer, rower and bike
 * @param paceWidth width of the treadmill's paces
 * @param crossTrainerFlags width of the cross trainer's flag word
 * @param strokeRateDivider raw stroke rate units per stroke per minute: 2, or 1 on some rowers
 * @param strideCountDivider raw stride count units per stride of a cross trainer: 10, or 1 on some
 */
public record DecoderProfile(
    int version,
    ResistanceWidth resistanceWidth,
    PaceWidth paceWidth,
    FlagWidth crossTrainerFlags,
    int strokeRateDivider,
    int strideCountDivider) {

  /** OPEN: by exact packet length, else s16. */
  public enum ResistanceWidth {
    OPEN,
    S16,
    U8
  }

  /** OPEN: by exact packet length, else u8. */
  public enum PaceWidth {
    OPEN,
    U8,
    U16
  }

  /** Never guessed from the length: both widths can explain the same packet. */
  public enum FlagWidth {
    TWO_BYTES(2),
    THREE_BYTES(3);

    private final int bytes;

    FlagWidth(int bytes) {
      this.bytes = bytes;
    }

    public int bytes() {
      return bytes;
    }
  }

  private static final DecoderProfile STANDARD =
      new DecoderProfile(1, ResistanceWidth.OPEN, PaceWidth.OPEN, FlagWidth.THREE_BYTES, 2, 10);

  public DecoderProfile {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, not " + version);
    }
    if (strokeRateDivider < 1 || strideCountDivider < 1) {
      throw new IllegalArgumentException(
          "dividers must be positive: " + strokeRateDivider + ", " + strideCountDivider);
    }
  }

  /** The profile of a model of which nothing is known: open widths, scales by the specification. */
  public static DecoderProfile standard() {
    return STANDARD;
  }

  public DecoderProfile withVersion(int newVersion) {
    return new DecoderProfile(
        newVersion,
        resistanceWidth,
        paceWidth,
        crossTrainerFlags,
        strokeRateDivider,
        strideCountDivider);
  }

  public DecoderProfile withResistanceWidth(ResistanceWidth width) {
    return new DecoderProfile(
        version, width, paceWidth, crossTrainerFlags, strokeRateDivider, strideCountDivider);
  }

  public DecoderProfile withPaceWidth(PaceWidth width) {
    return new DecoderProfile(
        version, resistanceWidth, width, crossTrainerFlags, strokeRateDivider, strideCountDivider);
  }

  public DecoderProfile withCrossTrainerFlags(FlagWidth width) {
    return new DecoderProfile(
        version, resistanceWidth, paceWidth, width, strokeRateDivider, strideCountDivider);
  }

  public DecoderProfile withStrokeRateDivider(int divider) {
    return new DecoderProfile(
        version, resistanceWidth, paceWidth, crossTrainerFlags, divider, strideCountDivider);
  }

  public DecoderProfile withStrideCountDivider(int divider) {
    return new DecoderProfile(
        version, resistanceWidth, paceWidth, crossTrainerFlags, strokeRateDivider, divider);
  }

  boolean allows(WidthChoice choice) {
    return switch (choice) {
      case NONE -> true;
      case RESISTANCE_S16 -> resistanceWidth != ResistanceWidth.U8;
      case RESISTANCE_U8 -> resistanceWidth != ResistanceWidth.S16;
      case PACE_U8 -> paceWidth != PaceWidth.U16;
      case PACE_U16 -> paceWidth != PaceWidth.U8;
    };
  }
}
