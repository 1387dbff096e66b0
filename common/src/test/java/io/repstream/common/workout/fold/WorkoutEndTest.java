package io.repstream.common.workout.fold;

import static io.repstream.common.workout.fold.Rides.afterNoon;
import static io.repstream.common.workout.fold.Rides.at;
import static io.repstream.common.workout.fold.Rides.only;
import static io.repstream.common.workout.fold.Rides.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.MemberId;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.Workout.State;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkoutEndTest {
  private final Bike bike = new Bike();

  @Test
  void pauseIsNoActiveTimeAndNoEnd() {
    bike.rest(1).ride(30, 3).rest(290).ride(30, 3).signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(Duration.between(ride.startedAt(), ride.endedAt()))
        .isEqualTo(Duration.ofSeconds(350));
  }

  @Test
  void restOfFiveMinutesEndsAtTheLastMotion() {
    bike.ride(30, 3).rest(301).ride(30, 3);

    List<Workout> rides = bike.workouts(signIn(1, 0, null));

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

    assertThat(bike.workouts(signIn(1, 0, null))).hasSize(2);
  }

  @Test
  void lostSamplesOfLessThanTenMinutesDoNotEnd() {
    bike.ride(30, 3).losing(590).ride(30, 3).signOut();

    assertThat(only(bike.workouts()).signInId()).isNull();
  }

  @Test
  void lostSamplesOfTenMinutesInterrupt() {
    bike.ride(30, 3).losing(600).ride(30, 3).signOut();

    List<Workout> rides = bike.workouts(signIn(1, 0, null));

    assertThat(rides).hasSize(2);
    assertThat(rides.getFirst().state()).isEqualTo(State.INTERRUPTED);
    assertThat(rides.getFirst().endedAt()).isEqualTo(afterNoon(30));
  }

  @Test
  void rebootInsideASignInGoesOn() {
    bike.ride(30, 3).reboot().silent(60).rest(5).ride(30, 3).signOut();

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.figures().distanceMeters()).isEqualTo(180.0);
    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(59));
    assertThat(ride.evidence().ranges())
        .containsExactly(new SeqRange(Bike.boot(1), 1, 30), new SeqRange(Bike.boot(2), 1, 36));
  }

  @Test
  void rebootWithoutASignInInterrupts() {
    bike.ride(30, 3).reboot().silent(60).ride(30, 3);

    List<Workout> rides = bike.workouts();

    assertThat(rides).extracting(Workout::state).containsExactly(State.INTERRUPTED, State.ACTIVE);
    assertThat(rides.get(0).id()).isNotEqualTo(rides.get(1).id());
  }

  @Test
  void flywheelThatRunsOnAfterTheSignOutIsNoWorkout() {
    bike.ride(30, 3).signOut().ride(8, 1).rest(20);

    assertThat(bike.workouts(signIn(1, 0, null))).hasSize(1);
  }

  @Test
  void endOfTheSignInEnds() {
    bike.ride(60, 3);

    List<Workout> rides = bike.workouts(signIn(1, 0, 40L));

    assertThat(rides).hasSize(2);
    assertThat(rides.getFirst().endedAt()).isEqualTo(afterNoon(40));
    assertThat(rides.getFirst().figures().distanceMeters()).isEqualTo(117.0);
    assertThat(rides.getLast().figures().distanceMeters()).isEqualTo(63.0);
  }

  @Test
  void whoSignsInAndWalksAwayIsNotChargedWithALaterRide() {
    bike.rest(301).ride(60, 3);

    assertThat(only(bike.workouts(signIn(1, 0, null))).memberId()).isNull();
    assertThat(only(bike.workouts(signIn(1, 2, null))).memberId()).isNotNull();
  }

  @Test
  void nextSignInEndsAnAnonymousRide() {
    bike.ride(60, 3);

    List<Workout> rides = bike.workouts(signIn(1, 30, null));

    assertThat(rides)
        .extracting(Workout::memberId)
        .containsExactly(null, new MemberId(new UUID(3, 1)));
  }

  @Test
  void clockThatIsSetBackStandsStill() {
    bike.ride(30, 3).clockStep(-3_600).ride(30, 3);

    Workout ride = only(bike.workouts(signIn(1, 0, null)));

    assertThat(ride.figures().activeTime()).isEqualTo(Duration.ofSeconds(58));
    assertThat(ride.figures().distanceMeters()).isEqualTo(180.0);
  }

  @Test
  void workoutThatNeverRestsEndsAfterADay() {
    for (int i = 0; i < 25 * 60; i++) {
      bike.silent(59).ride(1, 3);
    }

    assertThat(bike.workouts()).isEmpty();
    assertThat(bike.workouts(signIn(1, 0, null)))
        .first()
        .satisfies(
            ride ->
                assertThat(Duration.between(ride.startedAt(), ride.endedAt()))
                    .isEqualTo(Duration.ofDays(1)));
  }

  @Test
  void openWorkoutLooksEndedOnceItsTimeHasPassed() {
    bike.ride(30, 3);
    WorkoutFold fold = bike.folded();

    assertThat(stateAt(fold, 629)).isEqualTo(State.ACTIVE);
    assertThat(stateAt(fold, 630)).isEqualTo(State.INTERRUPTED);

    bike.rest(10);
    WorkoutFold resting = bike.folded();
    assertThat(stateAt(resting, 329)).isEqualTo(State.ACTIVE);
    assertThat(stateAt(resting, 330)).isEqualTo(State.COMPLETED);
    assertThat(resting.openAt(at(330)).orElseThrow().endedAt()).isEqualTo(afterNoon(30));
  }

  private static State stateAt(WorkoutFold fold, long second) {
    return fold.openAt(at(second)).orElseThrow().state();
  }
}
