package io.repstream.common.workout;

import static io.repstream.common.workout.part.Lap.Trigger.DISTANCE;
import static io.repstream.common.workout.part.Lap.Trigger.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.Evidence.SeqRange;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkoutFoldTest {
  private final Bike bike = new Bike();

  @Test
  void totalsOfARideThatBeginsAtZeroAreTheLastCounts() {
    bike.rest(5).ride(60, 3).rest(3).signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

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

    assertThat(only(workouts(signIn(1, 0, null))).figures().distanceMeters()).isEqualTo(180.0);
  }

  @Test
  void metersOfAnEarlierUserAreNotCounted() {
    bike.counting(4_000, 300).ride(60, 3).signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(177.0);
    assertThat(ride.figures().energyKcal()).isEqualTo(15.0);
  }

  @Test
  void countsThatGoOnFromTheUserBeforeBeginAtTheSampleBeforeTheRide() {
    bike.ride(60, 3).signOut().rest(30).ride(20, 4).signOut();

    List<Workout> rides = workouts(signIn(1, 0, null), signIn(2, 70, null));

    assertThat(rides).hasSize(2);
    assertThat(rides.get(1).id()).isEqualTo(workoutId(2));
    assertThat(rides.get(1).figures().distanceMeters()).isEqualTo(80.0);
  }

  @Test
  void countsThatRestartInsideARideGoOnFromZero() {
    bike.ride(60, 3).counting(0, 0).ride(10, 3).signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(210.0);
    assertThat(ride.distance().bases()).hasSize(2);
    assertThat(ride.distance().bases().get(1).offsetMeters()).isEqualTo(180.0);
  }

  @Test
  void distanceOverLostSamplesIsTheDifferenceOfTheCounts() {
    bike.ride(30, 3).losing(100).counting(90 + 300, 32).ride(30, 3).signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(480.0);
    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(159));
    assertThat(ride.evidence().sampleCount()).isEqualTo(61);
  }

  @Test
  void pauseIsNoActiveTimeAndNoEnd() {
    bike.rest(1).ride(30, 3).rest(290).ride(30, 3).signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(Duration.between(ride.startedAt(), ride.endedAt()))
        .isEqualTo(Duration.ofSeconds(350));
  }

  @Test
  void restOfFiveMinutesEndsAtTheLastMotion() {
    bike.ride(30, 3).rest(301).ride(30, 3);

    List<Workout> rides = workouts(signIn(1, 0, null));

    assertThat(rides).hasSize(2);
    assertThat(rides.getFirst().state()).isEqualTo(State.COMPLETED);
    assertThat(rides.getFirst().endedAt()).isEqualTo(afterNoon(30));
    assertThat(rides.getFirst().evidence().sampleCount()).isEqualTo(30);
    assertThat(rides.getLast().signInId()).as("the sign-in has had its workout").isNull();
    assertThat(rides.getLast().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void silenceWithoutAHoleIsRest() {
    bike.ride(30, 3).silent(301).ride(30, 3);

    assertThat(workouts(signIn(1, 0, null))).hasSize(2);
  }

  @Test
  void lostSamplesOfLessThanTenMinutesDoNotEnd() {
    bike.ride(30, 3).losing(590).ride(30, 3).signOut();

    assertThat(only(workouts()).signInId()).isNull();
  }

  @Test
  void lostSamplesOfTenMinutesInterrupt() {
    bike.ride(30, 3).losing(600).ride(30, 3).signOut();

    List<Workout> rides = workouts(signIn(1, 0, null));

    assertThat(rides).hasSize(2);
    assertThat(rides.getFirst().state()).isEqualTo(State.INTERRUPTED);
    assertThat(rides.getFirst().endedAt()).isEqualTo(afterNoon(30));
  }

  @Test
  void rebootInsideASignInGoesOn() {
    bike.ride(30, 3).reboot().silent(60).rest(5).ride(30, 3).signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(180.0);
    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(59));
    assertThat(ride.evidence().ranges())
        .containsExactly(new SeqRange(Bike.boot(1), 1, 30), new SeqRange(Bike.boot(2), 1, 36));
  }

  @Test
  void rebootWithoutASignInInterrupts() {
    bike.ride(30, 3).reboot().silent(60).ride(30, 3);

    List<Workout> rides = workouts();

    assertThat(rides).extracting(Workout::state).containsExactly(State.INTERRUPTED, State.ACTIVE);
    assertThat(rides.get(0).id()).isNotEqualTo(rides.get(1).id());
  }

  @Test
  void flywheelThatRunsOnAfterTheSignOutIsNoWorkout() {
    bike.ride(30, 3).signOut().ride(8, 1).rest(20);

    assertThat(workouts(signIn(1, 0, null))).hasSize(1);
  }

  @Test
  void endOfTheSignInEnds() {
    bike.ride(60, 3);

    List<Workout> rides = workouts(signIn(1, 0, 40L));

    assertThat(rides).hasSize(2);
    assertThat(rides.getFirst().endedAt()).isEqualTo(afterNoon(40));
    assertThat(rides.getFirst().figures().distanceMeters()).isEqualTo(117.0);
    assertThat(rides.getLast().figures().distanceMeters()).isEqualTo(63.0);
  }

  @Test
  void whoSignsInAndWalksAwayIsNotChargedWithALaterRide() {
    bike.rest(301).ride(60, 3);

    assertThat(only(workouts(signIn(1, 0, null))).memberId()).isNull();
    assertThat(only(workouts(signIn(1, 2, null))).memberId()).isNotNull();
  }

  @Test
  void nextSignInEndsAnAnonymousRide() {
    bike.ride(60, 3);

    List<Workout> rides = workouts(signIn(1, 30, null));

    assertThat(rides)
        .extracting(Workout::memberId)
        .containsExactly(null, new MemberId(new UUID(3, 1)));
  }

  @Test
  void clockThatIsSetBackStandsStill() {
    bike.ride(30, 3).clockStep(-3_600).ride(30, 3);

    Workout ride = only(workouts(signIn(1, 0, null)));

    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(58));
    assertThat(ride.figures().distanceMeters()).isEqualTo(180.0);
  }

  @Test
  void deriveDistanceAndEnergyWhereTheMachineCountsNothing() {
    for (int i = 0; i < 61; i++) {
      bike.silent(1).packet(FtmsCharacteristic.INDOOR_BIKE_DATA, uncounted(36, 200));
    }
    bike.signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isCloseTo(600, within(1e-9));
    assertThat(ride.figures().distanceSource()).isEqualTo(Source.DERIVED);
    assertThat(ride.figures().energyKcal()).isCloseTo(11.95, within(0.01));
    assertThat(ride.figures().energySource()).isEqualTo(Source.DERIVED);
  }

  @Test
  void partsAreLapsPausesHeartRatesAndEnergy() {
    bike.rest(2).ride(1_700, 3).rest(60).ride(30, 3).rest(5).signOut();

    WorkoutParts parts = only(workouts(signIn(1, 0, null))).parts();

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

    Workout lifts = only(workouts());

    assertThat(lifts.machineType()).isEqualTo(MachineType.STRENGTH);
    assertThat(lifts.figures().activeTime()).isEqualTo(Duration.ofSeconds(22));
    assertThat(lifts.figures().distanceSource()).isEqualTo(Source.UNKNOWN);
    assertThat(lifts.figures().powerWatts()).isNull();
  }

  @Test
  void unreadableSamplesAreKeptAsEvidenceOnly() {
    bike.ride(30, 3)
        .packet(FtmsCharacteristic.INDOOR_BIKE_DATA, new byte[] {1})
        .event(SampleKind.FTMS, new byte[1])
        .event(SampleKind.DIAGNOSTICS, new byte[] {'{', '}'})
        .ride(5, 3)
        .signOut();

    Workout ride = only(workouts(signIn(1, 0, null)));

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
    assertThat(folded().useAt(bike.timeMs())).isEqualTo(WorkoutFold.Use.MOVING);
    bike.signOut();

    Workout row = only(workouts());

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

    Workout row = only(workouts());

    assertThat(row.figures().speedMetersPerSecond().max()).isCloseTo(500.0 / 120, within(1e-9));
    assertThat(row.figures().activeTime()).isEqualTo(Duration.ofSeconds(16));
  }

  @Test
  void openWorkoutLooksEndedOnceItsTimeHasPassed() {
    bike.ride(30, 3);
    WorkoutFold fold = folded();

    assertThat(stateAt(fold, 629)).isEqualTo(State.ACTIVE);
    assertThat(stateAt(fold, 630)).isEqualTo(State.INTERRUPTED);

    bike.rest(10);
    WorkoutFold resting = folded();
    assertThat(stateAt(resting, 329)).isEqualTo(State.ACTIVE);
    assertThat(stateAt(resting, 330)).isEqualTo(State.COMPLETED);
    assertThat(resting.openAt(at(330)).orElseThrow().endedAt()).isEqualTo(afterNoon(30));
  }

  @Test
  void useIsSeenFromTheLatestSamples() {
    assertThat(use()).isEqualTo(WorkoutFold.Use.IDLE);
    bike.ride(3, 3);
    assertThat(use()).isEqualTo(WorkoutFold.Use.MOVING);
    bike.rest(2);
    assertThat(use()).as("a touch is no pause").isEqualTo(WorkoutFold.Use.IDLE);
    bike.ride(20, 3).rest(2);
    assertThat(use()).isEqualTo(WorkoutFold.Use.RESTING);
    assertThat(folded().useAt(at(400))).isEqualTo(WorkoutFold.Use.IDLE);
    bike.signOut();
    assertThat(use()).isEqualTo(WorkoutFold.Use.IDLE);
  }

  @Test
  void signInIsLearntLateWhileNothingMoves() {
    bike.rest(30);
    WorkoutFold fold = folded();

    assertThat(fold.learn(SignInTimeline.of(List.of(signIn(1, 10, null))))).isTrue();

    bike.samples().clear();
    bike.ride(30, 3).samples().forEach(fold::accept);
    assertThat(fold.openAt(bike.timeMs()).orElseThrow().id()).isEqualTo(workoutId(1));
  }

  @Test
  void signInAfterMotionTakesANewFold() {
    bike.rest(5).ride(30, 3);
    WorkoutFold fold = folded();

    assertThat(fold.learn(SignInTimeline.of(List.of(signIn(1, 10, null))))).isFalse();
    assertThat(fold.learn(SignInTimeline.of(List.of(signIn(1, 36, null))))).isTrue();
  }

  @Test
  void workoutThatNeverRestsEndsAfterADay() {
    for (int i = 0; i < 25 * 60; i++) {
      bike.silent(59).ride(1, 3);
    }

    assertThat(workouts()).isEmpty();
    assertThat(workouts(signIn(1, 0, null)))
        .first()
        .satisfies(
            ride ->
                assertThat(Duration.between(ride.startedAt(), ride.endedAt()))
                    .isEqualTo(Duration.ofDays(1)));
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

  private WorkoutFold folded() {
    WorkoutFold fold = new WorkoutFold(Bike.ID, DecoderProfile.standard(), SignInTimeline.empty());
    bike.samples().forEach(fold::accept);
    return fold;
  }

  private WorkoutFold.Use use() {
    return folded().useAt(bike.timeMs());
  }

  private static State stateAt(WorkoutFold fold, long second) {
    return fold.openAt(at(second)).orElseThrow().state();
  }

  private List<Workout> workouts(SignIn... signIns) {
    MachineHistory history = new MachineHistory();
    history.addAll(bike.samples());
    SignInTimeline timeline = SignInTimeline.of(List.of(signIns));
    return history.workouts(Bike.ID, DecoderProfile.standard(), timeline, bike.timeMs());
  }

  private static Workout only(List<Workout> workouts) {
    assertThat(workouts).hasSize(1);
    return workouts.getFirst();
  }

  private static SignIn signIn(int number, long fromSecond, @Nullable Long toSecond) {
    return new SignIn(
        new SignInId(new UUID(1, number)),
        workoutId(number),
        new MemberId(new UUID(3, number)),
        afterNoon(fromSecond),
        toSecond == null ? null : afterNoon(toSecond));
  }

  private static WorkoutId workoutId(int number) {
    return new WorkoutId(new UUID(2, number));
  }

  private static Instant afterNoon(long second) {
    return Instant.ofEpochMilli(at(second));
  }

  private static long at(long second) {
    return Bike.NOON_MS + second * 1_000;
  }
}
