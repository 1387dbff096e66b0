package io.repstream.perf.ride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
  @Test
  void intervalsFillTheirLength() {
    for (int minutes = 3; minutes <= 20; minutes++) {
      TrainingPlan plan =
          TrainingPlan.intervals(Duration.ofMinutes(minutes), new SplittableRandom(minutes));
      assertThat(plan.totalSeconds()).isCloseTo(minutes * 60.0, within(1e-6));
    }
  }

  @Test
  void intervalsHavePausesAndEndEasy() {
    TrainingPlan plan = TrainingPlan.intervals(Duration.ofMinutes(20), new SplittableRandom(1));
    assertThat(plan.efforts()).extracting(Effort::kind).contains(Effort.Kind.PAUSE);
    assertThat(plan.efforts().getLast().kind()).isEqualTo(Effort.Kind.COOL_DOWN);
  }

  @Test
  void findsTheEffortOfEachMoment() {
    Effort first = new Effort(Effort.Kind.WARM_UP, 10, 0.5);
    Effort second = new Effort(Effort.Kind.HARD, 5, 1);
    TrainingPlan plan = new TrainingPlan(List.of(first, second));
    assertThat(plan.at(0)).isEqualTo(first);
    assertThat(plan.at(9.9)).isEqualTo(first);
    assertThat(plan.at(10)).isEqualTo(second);
    assertThat(plan.at(99)).isEqualTo(second);
  }

  @Test
  void refusesPlansThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TrainingPlan(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> TrainingPlan.steady(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new Effort(Effort.Kind.PAUSE, 10, 0.5));
  }
}
