package io.repstream.common.workout.part;

import io.repstream.common.strength.StrengthSet;
import java.util.List;

/**
 * What a workout consists of.
 *
 * @param pauses without motion
 * @param laps from begin to end; empty where nothing was measured
 * @param sets of strength work
 * @param heartRates while it lasted, lowest first
 * @param energy by those who can tell
 */
public record WorkoutParts(
    List<Pause> pauses,
    List<Lap> laps,
    List<StrengthSet> sets,
    List<HeartRateTime> heartRates,
    EnergyEstimates energy) {
  public static final WorkoutParts NONE =
      new WorkoutParts(List.of(), List.of(), List.of(), List.of(), EnergyEstimates.UNKNOWN);

  public WorkoutParts {
    pauses = List.copyOf(pauses);
    laps = List.copyOf(laps);
    sets = List.copyOf(sets);
    heartRates = List.copyOf(heartRates);
  }
}
