package io.repstream.common.workout.fold;

import static io.repstream.common.workout.fold.Rides.afterNoon;
import static io.repstream.common.workout.fold.Rides.only;
import static io.repstream.common.workout.fold.Rides.signIn;
import static io.repstream.common.workout.fold.Rides.workoutId;
import static io.repstream.common.workout.part.Lap.Trigger.DISTANCE;
import static io.repstream.common.workout.part.Lap.Trigger.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Calibration;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.Strength;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.Workout.State;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.HeartRateTime;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.Pause;
import io.repstream.common.workout.part.WorkoutParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkoutFiguresTest {
  private final Bike bike = new Bike();

  @Test
  void totalsOfARideThatBeginsAtZeroAreTheLastCounts() {
    bike.rest(5).ride(60, 3).rest(3).signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.id()).isEqualTo(workoutId(1));
    assertThat(ride.machineType()).isEqualTo(MachineType.INDOOR_BIKE);
    assertThat(ride.state()).isEqualTo(State.COMPLETED);
    assertThat(ride.startedAt()).isEqualTo(afterNoon(5));
    assertThat(ride.endedAt()).isEqualTo(afterNoon(68));
    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(ride.figures().distanceMeters()).isEqualTo(180.0);
    assertThat(ride.figures().distanceSource()).isEqualTo(Source.MACHINE);
    assertThat(ride.figures().energyKcal()).isEqualTo(15.0);
    assertThat(ride.figures().energySource()).isEqualTo(Source.MACHINE);
    assertThat(ride.figures().powerWatts()).isEqualTo(new Spread(180, 180));
    assertThat(ride.figures().cadenceRpm()).isEqualTo(new Spread(80, 80));
    assertThat(ride.figures().heartRateBpm()).isEqualTo(new Spread(120, 120));
    assertThat(ride.evidence())
        .isEqualTo(new Evidence(List.of(new SeqRange(Bike.boot(1), 6, 69)), 64));
  }

  @Test
  void firstSampleOfAllCountsFromZeroWhereOneIntervalCanHaveProducedIt() {
    bike.ride(60, 3).signOut();

    assertThat(only(bike.workouts(signIn(1, 0, null))).figures().distanceMeters()).isEqualTo(180.0);
  }

  @Test
  void metersOfAnEarlierUserAreNotCounted() {
    bike.counting(4_000, 300).ride(60, 3).signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(177.0);
    assertThat(ride.figures().energyKcal()).isEqualTo(15.0);
  }

  @Test
  void countsThatGoOnFromTheUserBeforeBeginAtTheSampleBeforeTheRide() {
    bike.ride(60, 3).signOut().rest(30).ride(20, 4).signOut();

    List<Workout> rides = bike.workouts(signIn(1, 0, null), signIn(2, 70, null));

    assertThat(rides).hasSize(2);
    assertThat(rides.get(1).id()).isEqualTo(workoutId(2));
    assertThat(rides.get(1).figures().distanceMeters()).isEqualTo(80.0);
  }

  @Test
  void countsThatRestartInsideARideGoOnFromZero() {
    bike.ride(60, 3).counting(0, 0).ride(10, 3).signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(210.0);
    assertThat(ride.distance().bases()).hasSize(2);
    assertThat(ride.distance().bases().get(1).offsetMeters()).isEqualTo(180.0);
  }

  @Test
  void distanceOverLostSamplesIsTheDifferenceOfTheCounts() {
    bike.ride(30, 3).losing(100).counting(90 + 300, 32).ride(30, 3).signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(480.0);
    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(159));
    assertThat(ride.evidence().sampleCount()).isEqualTo(61);
  }

  @Test
  void deriveDistanceAndEnergyWhereTheMachineCountsNothing() {
    for (int i = 0; i < 61; i++) {
      bike.silent(1).packet(FtmsCharacteristic.INDOOR_BIKE_DATA, uncounted(36, 200));
    }
    bike.signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isCloseTo(600, within(1e-9));
    assertThat(ride.figures().distanceSource()).isEqualTo(Source.DERIVED);
    assertThat(ride.figures().energyKcal()).isCloseTo(11.95, within(0.01));
    assertThat(ride.figures().energySource()).isEqualTo(Source.DERIVED);
  }

  @Test
  void partsAreLapsPausesHeartRatesAndEnergy() {
    bike.rest(2).ride(1_700, 3).rest(60).ride(30, 3).rest(5).signOut();

    WorkoutParts parts = only(bike.workouts(signIn(1, 0, null))).parts();

    assertThat(parts.pauses())
        .containsExactly(new Pause(Bike.NOON_MS + 1_702_000, Bike.NOON_MS + 1_762_000));
    assertThat(parts.laps()).extracting(Lap::trigger).containsExactly(DISTANCE, END);
    assertThat(parts.laps()).extracting(Lap::distanceMeters).containsExactly(5_001.0, 189.0);
    assertThat(parts.laps()).extracting(Lap::activeMs).containsExactly(1_667_000L, 63_000L);
    assertThat(parts.laps().getLast().endMs()).isEqualTo(Bike.NOON_MS + 1_792_000);
    assertThat(parts.heartRates()).containsExactly(new HeartRateTime(120, 1_790_000));
    assertThat(parts.energy().machineKcal()).isEqualTo(432.0);
    assertThat(parts.energy().mechanicalKcal()).isCloseTo(310.1, within(0.1));
    assertThat(parts.sets()).isEmpty();
  }

  @Test
  void repetitionsAreMotion() {
    for (int i = 0; i < 12; i++) {
      bike.silent(2).event(SampleKind.STRENGTH_REP, "{}".getBytes(StandardCharsets.UTF_8));
    }

    Workout lifts = only(bike.workouts());

    assertThat(lifts.machineType()).isEqualTo(MachineType.STRENGTH);
    assertThat(lifts.figures().activeTime()).isEqualTo(Duration.ofSeconds(22));
    assertThat(lifts.figures().distanceSource()).isEqualTo(Source.UNKNOWN);
    assertThat(lifts.figures().powerWatts()).isNull();
  }

  @Test
  void liftingCountsWhileItLastsAndRestIsAPause() {
    bike.event(SampleKind.MACHINE_STATE, "{}".getBytes(StandardCharsets.UTF_8)).silent(60);
    for (int set = 1; set <= 3; set++) {
      bike.lift(set, 10).silent(90);
    }

    MachineHistory history = new MachineHistory();
    history.addAll(bike.samples());
    Workout lifts =
        only(
            history.workouts(
                new WorkoutFold(
                    Bike.ID,
                    DecoderProfile.standard(),
                    new Strength(new Lifts(), Calibration.standard()),
                    FoldRules.standard(),
                    SignInTimeline.empty(),
                    RestartPoint.BEGIN),
                bike.timeMs()));

    long setMs = 9 * 3_000 + Lifts.REP_MS;
    assertThat(lifts.startedAt())
        .as("the first repetition took time too")
        .isEqualTo(Instant.ofEpochMilli(Bike.NOON_MS + 63_000 - Lifts.REP_MS));
    assertThat(lifts.figures().activeTime()).isEqualTo(Duration.ofMillis(3 * setMs));
    assertThat(lifts.parts().pauses()).hasSize(2);
    assertThat(lifts.parts().pauses().getFirst().fromMs()).isEqualTo(Bike.NOON_MS + 90_000);
    assertThat(lifts.parts().sets()).hasSize(3);
    assertThat(lifts.parts().energy().machineKcal()).isEqualTo(7.5);
    assertThat(lifts.figures().energyKcal()).isEqualTo(7.5);
    assertThat(lifts.figures().energySource()).isEqualTo(Source.MACHINE);
    double joules = 30 * Lifts.KILOGRAMS * 9.80665 * 0.5;
    assertThat(lifts.parts().energy().mechanicalKcal())
        .isCloseTo(joules / 4_184 / 0.24, within(1e-9));
  }

  @Test
  void trainingStatusCutsLapsAlsoWhereItCameBeforeTheFirstMotion() {
    bike.training(TrainingState.WARM_UP)
        .ride(60, 3)
        .training(TrainingState.HIGH_INTENSITY_INTERVAL)
        .ride(30, 6)
        .training(TrainingState.IDLE)
        .signOut()
        .ride(30, 3)
        .reboot()
        .ride(30, 3)
        .signOut();

    List<Workout> rides = bike.workouts();

    assertThat(rides.getFirst().parts().laps())
        .extracting(Lap::phase)
        .containsExactly(TrainingState.WARM_UP, TrainingState.HIGH_INTENSITY_INTERVAL);
    assertThat(rides.getFirst().parts().laps())
        .extracting(Lap::distanceMeters)
        .containsExactly(180.0, 180.0);
    assertThat(rides.get(1).restart().training()).isEqualTo(TrainingState.IDLE);
    assertThat(rides.getLast().parts().laps()).extracting(Lap::phase).containsOnlyNulls();
  }

  @Test
  void unreadableSamplesAreKeptAsEvidenceOnly() {
    bike.ride(30, 3)
        .packet(FtmsCharacteristic.INDOOR_BIKE_DATA, new byte[] {1})
        .event(SampleKind.FTMS, new byte[1])
        .event(SampleKind.DIAGNOSTICS, new byte[] {'{', '}'})
        .ride(5, 3)
        .signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.evidence().sampleCount()).isEqualTo(39);
    assertThat(ride.figures().distanceMeters()).isEqualTo(105.0);
  }

  @Test
  void fragmentsOfARecordAreOneMeasurement() {
    for (int i = 1; i <= 20; i++) {
      bike.silent(1)
          .packet(FtmsCharacteristic.ROWER_DATA, pace(120))
          .packet(FtmsCharacteristic.ROWER_DATA, strokes(24, 4 * i));
    }
    assertThat(bike.folded().useAt(bike.timeMs())).isEqualTo(WorkoutFold.Use.MOVING);
    bike.signOut();

    Workout row = only(bike.workouts());

    assertThat(row.machineType()).isEqualTo(MachineType.ROWER);
    assertThat(row.figures().distanceMeters()).isEqualTo(80.0);
    assertThat(row.figures().activeTime()).isEqualTo(Duration.ofSeconds(19));
    assertThat(row.figures().cadenceRpm()).isEqualTo(new Spread(24, 24));
    assertThat(row.figures().speedMetersPerSecond().max()).isCloseTo(500.0 / 120, within(1e-9));
    assertThat(row.restart()).isEqualTo(RestartPoint.BEGIN);
  }

  @Test
  void fragmentThatNobodyClosedIsKept() {
    bike.packet(FtmsCharacteristic.ROWER_DATA, strokes(24, 0));
    for (int i = 0; i < 15; i++) {
      bike.silent(1).packet(FtmsCharacteristic.ROWER_DATA, strokes(24, 4));
    }
    bike.silent(1).packet(FtmsCharacteristic.ROWER_DATA, pace(120)).silent(3).rest(1).signOut();

    Workout row = only(bike.workouts());

    assertThat(row.figures().speedMetersPerSecond().max()).isCloseTo(500.0 / 120, within(1e-9));
    assertThat(row.figures().activeTime()).isEqualTo(Duration.ofSeconds(16));
  }

  private static byte[] uncounted(double kilometersPerHour, double watts) {
    return FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA)
        .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, kilometersPerHour)
        .with(FtmsField.POWER_WATTS, watts)
        .encode();
  }

  private static byte[] pace(double secondsPer500Meters) {
    return FtmsEncoder.of(FtmsCharacteristic.ROWER_DATA)
        .with(FtmsField.PACE_SECONDS_PER_500_METERS, secondsPer500Meters)
        .encodeFragment();
  }

  private static byte[] strokes(double strokesPerMinute, double meters) {
    return FtmsEncoder.of(FtmsCharacteristic.ROWER_DATA)
        .with(FtmsField.STROKES_PER_MINUTE, strokesPerMinute)
        .with(FtmsField.STROKES, 1)
        .with(FtmsField.DISTANCE_METERS, meters)
        .encode();
  }
}
