package io.repstream.common.ftms;

import io.repstream.common.ftms.DecoderProfile.PaceWidth;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import io.repstream.common.ftms.FtmsResult.Decoded;
import io.repstream.common.ftms.FtmsResult.Dropped;
import io.repstream.common.ftms.FtmsResult.Held;
import java.util.Optional;

/**
 * Counts by which width the packets of one machine fit exactly where the profile leaves it open. A
 * single packet can deceive: u8 with one trailing byte has the length of s16. Many that agree
 * without one that does not are a lesson; it is proposed, never followed. For one thread.
 */
public final class WidthTally {
  /** Exact fits of one width, without any of the other, that teach. */
  static final int ENOUGH = 20;

  private int resistanceS16;
  private int resistanceU8;
  private int paceU8;
  private int paceU16;

  /** Takes note of a packet that was read. */
  public void count(FtmsResult packet) {
    switch (packet) {
      case Decoded(FtmsData data, int trailing) -> count(data, trailing);
      case Held(FtmsData data, int trailing) -> count(data, trailing);
      case Dropped _ -> {}
    }
  }

  private void count(FtmsData data, int trailing) {
    if (trailing != 0) {
      return;
    }
    switch (data.widthChoice()) {
      case RESISTANCE_S16 -> resistanceS16 = next(resistanceS16);
      case RESISTANCE_U8 -> resistanceU8 = next(resistanceU8);
      case PACE_U8 -> paceU8 = next(paceU8);
      case PACE_U16 -> paceU16 = next(paceU16);
      case NONE -> {}
    }
  }

  private static int next(int count) {
    return Math.min(count + 1, ENOUGH);
  }

  /**
   * What was learned.
   *
   * @param profile by which the packets were read
   * @return its next version, with widths that are open in it settled; empty where nothing is
   */
  public Optional<DecoderProfile> learned(DecoderProfile profile) {
    DecoderProfile next = profile;
    if (profile.resistanceWidth() == ResistanceWidth.OPEN) {
      next =
          teaches(resistanceS16, resistanceU8)
              ? next.withResistanceWidth(ResistanceWidth.S16)
              : next;
      next =
          teaches(resistanceU8, resistanceS16)
              ? next.withResistanceWidth(ResistanceWidth.U8)
              : next;
    }
    if (profile.paceWidth() == PaceWidth.OPEN) {
      next = teaches(paceU8, paceU16) ? next.withPaceWidth(PaceWidth.U8) : next;
      next = teaches(paceU16, paceU8) ? next.withPaceWidth(PaceWidth.U16) : next;
    }
    return next.equals(profile)
        ? Optional.empty()
        : Optional.of(next.withVersion(profile.version() + 1));
  }

  private static boolean teaches(int count, int ofTheOther) {
    return count == ENOUGH && ofTheOther == 0;
  }
}
