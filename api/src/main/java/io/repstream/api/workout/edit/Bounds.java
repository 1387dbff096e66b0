package io.repstream.api.workout.edit;

/** Beyond what anybody does in one workout; what members tell is refused above. */
final class Bounds {
  static final long MOST_SECONDS = 172_800;
  static final String MOST_METERS = "1000000";
  static final String MOST_KCAL = "30000";
  static final String MOST_WATTS = "2500";
  static final String LEAST_BPM = "25";
  static final String MOST_BPM = "240";
  static final String MOST_KILOGRAMS = "1000";
  static final int MOST_SETS = 200;
  static final long MOST_REPS = 1_000;

  private Bounds() {}
}
