package io.repstream.common.workout;

import io.repstream.common.strength.Calibration;
import io.repstream.common.strength.StrengthReader;

/** How one machine's strength samples are read. */
public record Strength(StrengthReader reader, Calibration calibration) {
  /** Repetitions are motion and nothing else. */
  public static final Strength NOT_READ = new Strength(StrengthReader.NONE, Calibration.standard());
}
