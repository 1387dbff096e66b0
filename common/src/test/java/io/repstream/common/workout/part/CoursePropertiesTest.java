package io.repstream.common.workout.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.id.BootId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Calibration;
import io.repstream.common.workout.figure.Counters.Gain;
import io.repstream.common.workout.figure.Reading;
import io.repstream.common.workout.figure.Totals;
import io.repstream.common.workout.figure.Totals.Measured;
import io.repstream.common.workout.figure.Totals.Motion;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CoursePropertiesTest {
  private static final long START_MS = 1_790_000_000_000L;

  @Property(tries = 60)
  void lapsTileTheWorkoutAndAddUpAndPausesLieApart(@ForAll long seed) {
    Random random = new Random(seed);
    Course course = new Course(START_MS);
    Totals totals = Totals.NONE;
    BootId boot = new BootId(new UUID(1, 2));
    double meters = 0;
    long timeMs = START_MS;
    long lastMotionMs = START_MS;
    long heartMs = 0;
    long heartMsAtRest = 0;
    for (int seq = 1; seq < 3_000; seq++) {
      boolean moves = Math.sin(seq / (20.0 + random.nextInt(5))) > -0.7;
      double gain = moves ? 2 + random.nextInt(3) : 0;
      meters += gain;
      timeMs += 1_000;
      Measured measured =
          new Measured(
              reading(moves ? 200 : 0, gain, meters),
              new Gain(gain, 0),
              boot,
              seq,
              1_000,
              moves ? Motion.MOVING : Motion.STILL);
      totals = totals.plus(measured);
      TrainingState training = TrainingState.ofCode(seq / 400 % 6);
      course.measure(measured, timeMs, totals.meters(), random.nextInt(3) == 0 ? training : null);
      heartMsAtRest += 1_000;
      if (moves) {
        lastMotionMs = timeMs;
        heartMs += heartMsAtRest;
        heartMsAtRest = 0;
      }
    }

    WorkoutParts parts = course.parts(Calibration.standard(), totals.energy());

    long atMs = START_MS;
    for (Lap lap : parts.laps()) {
      assertThat(lap.startMs()).isEqualTo(atMs);
      assertThat(lap.endMs()).isGreaterThan(atMs);
      assertThat(lap.activeMs()).isLessThanOrEqualTo(lap.endMs() - lap.startMs());
      atMs = lap.endMs();
    }
    assertThat(atMs).isEqualTo(lastMotionMs);
    assertThat(parts.laps().stream().mapToDouble(Lap::distanceMeters).sum())
        .isCloseTo(meters, within(1e-6));
    assertThat(parts.laps().stream().mapToLong(Lap::activeMs).sum()).isEqualTo(totals.activeMs());
    long before = START_MS;
    for (Pause pause : parts.pauses()) {
      assertThat(pause.fromMs()).isGreaterThan(before);
      assertThat(pause.toMs() - pause.fromMs()).isGreaterThanOrEqualTo(Course.LEAST_PAUSE_MS);
      before = pause.toMs();
    }
    assertThat(before).isLessThanOrEqualTo(lastMotionMs);
    assertThat(parts.heartRates().stream().mapToLong(HeartRateTime::durationMs).sum())
        .isEqualTo(heartMs);
  }

  private static Reading reading(double watts, double speed, double meters) {
    double unknown = Double.NaN;
    return new Reading(
        MachineType.ROWER, watts, speed, 30, 130, unknown, unknown, meters, unknown, unknown);
  }
}
