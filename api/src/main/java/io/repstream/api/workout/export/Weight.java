package io.repstream.api.workout.export;

import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.StrengthSet;
import org.jspecify.annotations.Nullable;

/** A set's load as other programs want it: in kilograms, as the member saw it where they did. */
final class Weight {
  private Weight() {}

  static @Nullable Double kilograms(StrengthSet set) {
    Double displayed = set.load().displayed();
    LoadUnit unit = set.load().unit();
    if (displayed != null && unit != null && unit != LoadUnit.LEVEL) {
      return displayed * unit.newtons() / LoadUnit.KG.newtons();
    }
    Double newtons = set.loadNewtons();
    return newtons == null ? null : newtons / LoadUnit.KG.newtons();
  }
}
