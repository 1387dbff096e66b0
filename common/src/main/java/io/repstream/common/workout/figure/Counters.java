package io.repstream.common.workout.figure;

/**
 * The last values of a machine's cumulative counts, and the rule how much of a count belongs to a
 * workout. Unknown is NaN.
 *
 * <p>A machine counts since its own session began, which need not be when the workout did. So a
 * workout owns the differences between its measurements, and three cases need a decision:
 *
 * <ul>
 *   <li><b>The count went down.</b> The machine began a new session and counted from 0, so the new
 *       value is what was done since. It belongs to the workout if it can have been done since the
 *       measurement before.
 *   <li><b>The first measurement of a workout, right after another one.</b> The difference to that
 *       one is motion that nobody else owns: it is what started the workout. A ride that begins at
 *       0 and shows 3 m in its first second thereby totals exactly the last count.
 *   <li><b>The first measurement of all, or the first after a hole.</b> What the machine counted
 *       before may be somebody else's. The value (or its difference to the last known one) belongs
 *       to the workout only if a single interval can have produced it, as it does when machine and
 *       workout began together; otherwise counting begins here.
 * </ul>
 *
 * <p>Inside a workout a difference upwards is never doubted: after a hole it is the only trace of
 * what was done meanwhile.
 *
 * @param distanceMeters as last counted
 * @param energyKcal as last counted
 */
public record Counters(double distanceMeters, double energyKcal) {
  public static final Counters UNKNOWN = new Counters(Double.NaN, Double.NaN);

  /** 90 km/h: no gym machine counts faster. */
  private static final double MOST_METERS_PER_SECOND = 25;

  /** Thrice what a world record takes. */
  private static final double MOST_KCAL_PER_SECOND = 1;

  /** Machines measure once a second; slow ones every other. */
  private static final long ONE_INTERVAL_MS = 2_000;

  /**
   * What a measurement adds.
   *
   * @param link what lies between this measurement and the last known counts
   * @param sinceMs time since the measurement before, 0 where it is not in the same workout
   */
  public Gain gainTo(Reading reading, Link link, long sinceMs) {
    double seconds = (ONE_INTERVAL_MS + sinceMs) / 1_000.0;
    return new Gain(
        gain(distanceMeters, reading.distanceMeters(), link, MOST_METERS_PER_SECOND * seconds),
        gain(energyKcal, reading.energyKcal(), link, MOST_KCAL_PER_SECOND * seconds));
  }

  /** With the counts of a measurement in place of those that it knows. */
  public Counters updatedBy(Reading reading) {
    return new Counters(
        Double.isNaN(reading.distanceMeters()) ? distanceMeters : reading.distanceMeters(),
        Double.isNaN(reading.energyKcal()) ? energyKcal : reading.energyKcal());
  }

  /**
   * @param most what can have been produced at all; a count in whole units may be one ahead
   */
  private static double gain(double last, double now, Link link, double most) {
    if (Double.isNaN(now)) {
      return 0;
    }
    boolean continues = now >= last; // false where the last is unknown
    double gain = continues ? now - last : now;
    boolean owned = (continues && link == Link.KNOWN) || gain <= most + 1;
    return owned ? gain : 0;
  }

  /** What lies between a measurement and the last known counts. */
  public enum Link {
    /** Nothing, or only what belongs to the same workout. */
    KNOWN,
    /** Somebody else may have used the machine meanwhile. */
    UNKNOWN
  }

  /** What one measurement adds; 0 where its count is unknown. */
  public record Gain(double distanceMeters, double energyKcal) {}
}
