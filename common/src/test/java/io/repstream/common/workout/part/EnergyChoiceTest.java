package io.repstream.common.workout.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.workout.part.EnergyChoice.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnergyChoiceTest {
  private static final HeartRateTime HALF_AN_HOUR = new HeartRateTime(140, 1_800_000);

  @Test
  void believesTheMachineWhereTheWorkBearsItOut() {
    EnergyChoice choice = choice(312.0, 298.0, HALF_AN_HOUR);

    assertThat(choice.reason()).isEqualTo(Reason.MACHINE_AGREES);
    assertThat(choice.chosenKcal()).isEqualTo(312.0);
    assertThat(choice.heartRateKcal()).isCloseTo(324.4, within(0.1));
  }

  @Test
  void believesTheWorkWhereTheMachineCountsTwiceOrHalf() {
    assertThat(choice(700.0, 298.0).chosenKcal()).isEqualTo(298.0);
    assertThat(choice(140.0, 298.0).reason()).isEqualTo(Reason.MACHINE_DISAGREES);
  }

  @Test
  void doubtsNobodyByAnEstimateOfAlmostNothing() {
    assertThat(choice(30.0, 1.0).chosenKcal()).isEqualTo(30.0);
  }

  @Test
  void takesWhatThereIs() {
    assertThat(choice(null, 298.0).reason()).isEqualTo(Reason.WORK_ALONE);
    assertThat(choice(50.0, null).reason()).isEqualTo(Reason.MACHINE_ALONE);
    assertThat(choice(null, null, HALF_AN_HOUR).reason()).isEqualTo(Reason.HEART_RATE_ALONE);
    assertThat(choice(null, null, new HeartRateTime(70, 1_800_000)).chosenKcal())
        .as("rest is no effort")
        .isNull();
    assertThat(choice(null, null).reason()).isEqualTo(Reason.UNKNOWN);
  }

  private static EnergyChoice choice(
      @Nullable Double machine, @Nullable Double work, HeartRateTime... rates) {
    return EnergyChoice.of(
        new WorkoutParts(
            List.of(), List.of(), List.of(), List.of(rates), new EnergyEstimates(machine, work)));
  }
}
