package io.repstream.common.workout.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.BootId;
import io.repstream.common.workout.figure.CountedDistance.Base;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountedDistanceTest {
  private static final BootId BOOT = new BootId(new UUID(1, 1));

  @Test
  void hasOneBaseWhileTheCountGoesOn() {
    CountedDistance distance = CountedDistance.NONE.plus(3, 1_003, BOOT, 7).plus(4, 1_007, BOOT, 8);

    assertThat(distance.meters()).isEqualTo(7);
    assertThat(distance.bases()).containsExactly(new Base(BOOT, 7, -1_000));
  }

  @Test
  void unknownCountChangesNothing() {
    assertThat(CountedDistance.NONE.plus(0, Double.NaN, BOOT, 1).isKnown()).isFalse();
  }

  @Test
  void countThatKeepsJumpingGetsNoMoreBases() {
    CountedDistance distance = CountedDistance.NONE;
    for (int i = 0; i < 200; i++) {
      distance = distance.plus(1, i % 2 == 0 ? 5 : 0, BOOT, i + 1);
    }

    assertThat(distance.meters()).isEqualTo(200);
    assertThat(distance.bases()).hasSize(CountedDistance.MOST_BASES);
  }
}
