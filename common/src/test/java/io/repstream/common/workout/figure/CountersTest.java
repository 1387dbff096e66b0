package io.repstream.common.workout.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.figure.Counters.Gain;
import io.repstream.common.workout.figure.Counters.Link;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final double NONE = Double.NaN;

  @Test
  void differenceBelongsToTheWorkoutWhereNothingLiesBetween() {
    assertThat(gain(100, 400, Link.KNOWN, 0)).isEqualTo(new Gain(300, 0));
  }

  @Test
  void differenceAfterAHoleBelongsToItOnlyIfOneIntervalCanHaveProducedIt() {
    assertThat(gain(100, 110, Link.UNKNOWN, 0)).isEqualTo(new Gain(10, 0));
    assertThat(gain(100, 400, Link.UNKNOWN, 0)).isEqualTo(new Gain(0, 0));
  }

  @Test
  void countThatWentDownCountsFromZeroIfTheTimeSufficed() {
    assertThat(gain(5_000, 40, Link.KNOWN, 0)).isEqualTo(new Gain(40, 0));
    assertThat(gain(5_000, 400, Link.KNOWN, 0)).isEqualTo(new Gain(0, 0));
    assertThat(gain(5_000, 400, Link.KNOWN, 60_000)).isEqualTo(new Gain(400, 0));
  }

  @Test
  void firstCountOfAllIsJudgedLikeARestartedOne() {
    assertThat(gain(NONE, 3, Link.UNKNOWN, 0)).isEqualTo(new Gain(3, 0));
    assertThat(gain(NONE, 4_000, Link.KNOWN, 0)).isEqualTo(new Gain(0, 0));
  }

  @Test
  void unknownCountAddsNothingAndForgetsNothing() {
    Counters before = new Counters(100, 7);

    assertThat(before.gainTo(reading(NONE), Link.KNOWN, 0)).isEqualTo(new Gain(0, 0));
    assertThat(before.updatedBy(reading(NONE))).isEqualTo(before);
    assertThat(before.updatedBy(reading(101))).isEqualTo(new Counters(101, 7));
  }

  private static Gain gain(double last, double now, Link link, long sinceMs) {
    return new Counters(last, NONE).gainTo(reading(now), link, sinceMs);
  }

  private static Reading reading(double meters) {
    return new Reading(MachineType.ROWER, NONE, NONE, NONE, NONE, NONE, NONE, meters, NONE, NONE);
  }
}
