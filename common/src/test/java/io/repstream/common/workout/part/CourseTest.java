package io.repstream.common.workout.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.id.BootId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Calibration;
import io.repstream.common.workout.figure.Counters.Gain;
import io.repstream.common.workout.figure.Reading;
import io.repstream.common.workout.figure.Totals;
import io.repstream.common.workout.figure.Totals.Measured;
import io.repstream.common.workout.figure.Totals.Motion;
import io.repstream.common.workout.part.Lap.Trigger;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final BootId BOOT = new BootId(new UUID(1, 2));

  private final Course course = new Course(0);
  private Totals totals = Totals.NONE;
  private long timeMs;
  private double meters;
  private long seq = 1;
  private @Nullable TrainingState training;

  @Test
  void lapAfterAHoleIsAWholeOne() {
    row(90, 5);
    measure(60_000, 300);
    row(250, 5);

    List<Lap> laps = laps();

    assertThat(laps).extracting(Lap::trigger).startsWith(Trigger.DISTANCE, Trigger.DISTANCE);
    assertThat(laps).extracting(Lap::distanceMeters).containsExactly(750.0, 500.0, 500.0, 250.0);
  }

  @Test
  void lapsEndWithThePartsOfATraining() {
    training = TrainingState.WARM_UP;
    row(120, 5);
    training = TrainingState.HIGH_INTENSITY_INTERVAL;
    row(60, 6);
    training = TrainingState.RECOVERY_INTERVAL;
    row(60, 3);
    training = TrainingState.MANUAL;
    row(120, 5);

    List<Lap> laps = laps();

    assertThat(laps)
        .extracting(Lap::phase)
        .containsExactly(
            TrainingState.WARM_UP,
            TrainingState.HIGH_INTENSITY_INTERVAL,
            TrainingState.RECOVERY_INTERVAL,
            null,
            null);
    assertThat(laps)
        .extracting(Lap::trigger)
        .containsExactly(
            Trigger.PHASE, Trigger.PHASE, Trigger.PHASE, Trigger.DISTANCE, Trigger.END);
    assertThat(laps)
        .extracting(Lap::distanceMeters)
        .containsExactly(600.0, 360.0, 180.0, 500.0, 100.0);
    assertThat(laps)
        .extracting(Lap::startMs)
        .containsExactly(0L, 120_000L, 180_000L, 240_000L, 340_000L);
  }

  @Test
  void partWithoutMotionIsNone() {
    training = TrainingState.HIGH_INTENSITY_INTERVAL;
    row(60, 5);
    training = TrainingState.COOL_DOWN;
    row(30, 0);

    assertThat(laps())
        .extracting(Lap::phase)
        .containsExactly(TrainingState.HIGH_INTENSITY_INTERVAL);
    assertThat(laps().getFirst().endMs()).isEqualTo(60_000);

    training = TrainingState.RECOVERY_INTERVAL;
    row(10, 2);

    assertThat(laps())
        .extracting(Lap::phase)
        .containsExactly(TrainingState.HIGH_INTENSITY_INTERVAL, TrainingState.RECOVERY_INTERVAL);
    assertThat(laps().getLast().startMs()).as("the rest belongs to the last").isEqualTo(90_000);
    assertThat(laps().getFirst().activeMs()).isEqualTo(60_000);
  }

  private void row(int seconds, double metersPerSecond) {
    for (int i = 0; i < seconds; i++) {
      measure(1_000, metersPerSecond);
    }
  }

  private void measure(long intervalMs, double gain) {
    timeMs += intervalMs;
    meters += gain;
    double none = Double.NaN;
    Reading reading =
        new Reading(MachineType.ROWER, none, gain, none, none, none, none, meters, none, none);
    Motion motion = gain > 0 ? Motion.MOVING : Motion.STILL;
    Measured measured = new Measured(reading, new Gain(gain, 0), BOOT, seq++, intervalMs, motion);
    totals = totals.plus(measured);
    course.measure(measured, timeMs, totals.meters(), training);
  }

  private List<Lap> laps() {
    return course.parts(Calibration.standard(), totals.energy()).laps();
  }
}
