package io.repstream.common.workout;

import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.id.BootId;
import io.repstream.common.id.SignInId;
import io.repstream.common.workout.figure.Counters;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A place between two samples where no workout is open, with all that the fold remembers there. To
 * fold again from here gives the same workouts as to fold again from the first sample, as long as
 * no sample has come to lie before the place.
 *
 * @param position of the last sample before it; null at the very begin
 * @param clockCorrectionMs what the machine's clock was set back within the boot
 * @param measuredAtMs sample time of the last measurement
 * @param distanceMeters the machine's count at the last measurement; null where unknown
 * @param energyKcal likewise
 * @param spentSignIn the sign-in that has already had its workout
 * @param training what the machine last said of the training that it runs; null where it did not
 */
public record RestartPoint(
    @Nullable Position position,
    long clockCorrectionMs,
    long measuredAtMs,
    @Nullable Double distanceMeters,
    @Nullable Double energyKcal,
    @Nullable SignInId spentSignIn,
    @Nullable TrainingState training) {
  /** Before the first sample of a machine. */
  public static final RestartPoint BEGIN = new RestartPoint(null, 0, 0, null, null, null, null);

  /** Where the fold is between two workouts. */
  public static RestartPoint of(
      @Nullable Position position,
      long clockCorrectionMs,
      long measuredAtMs,
      Counters counters,
      @Nullable SignInId spentSignIn,
      @Nullable TrainingState training) {
    return new RestartPoint(
        position,
        clockCorrectionMs,
        measuredAtMs,
        orNull(counters.distanceMeters()),
        orNull(counters.energyKcal()),
        spentSignIn,
        training);
  }

  /**
   * Whether a sample comes after the place in the order of the fold, so that it changes nothing
   * that lies before.
   *
   * @param bootStartMs sample time of the lowest sequence number known of a boot
   */
  public boolean precedes(BootId bootId, long seq, ToLongFunction<BootId> bootStartMs) {
    if (position == null) {
      return true;
    }
    if (position.bootId().equals(bootId)) {
      return position.seq() < seq;
    }
    return bootStartMs.applyAsLong(position.bootId()) < bootStartMs.applyAsLong(bootId);
  }

  /**
   * Whether a change of the sign-ins at some moment leaves all that lies before the place as it is.
   * A workout that ended right there may have waited for its auto-close.
   */
  public boolean outlastsSignInChange(long changeMs, FoldRules rules) {
    return position == null || position.timeMs() + rules.autoClose().toMillis() < changeMs;
  }

  /** Whether the place lies before another one of the same fold. */
  public boolean isBefore(RestartPoint other) {
    if (position == null || other.position == null) {
      return position == null && other.position != null;
    }
    return position.bootId().equals(other.position.bootId())
        ? position.seq() < other.position.seq()
        : position.timeMs() < other.position.timeMs();
  }

  /** What the machine had counted there. */
  public Counters counters() {
    return new Counters(orNan(distanceMeters), orNan(energyKcal));
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double orNan(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
