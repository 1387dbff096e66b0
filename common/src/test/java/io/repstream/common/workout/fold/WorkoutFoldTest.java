package io.repstream.common.workout.fold;

import static io.repstream.common.workout.fold.Rides.at;
import static io.repstream.common.workout.fold.Rides.signIn;
import static io.repstream.common.workout.fold.Rides.workoutId;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.workout.SignInTimeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkoutFoldTest {
  private final Bike bike = new Bike();

  @Test
  void useIsSeenFromTheLatestSamples() {
    assertThat(use()).isEqualTo(WorkoutFold.Use.IDLE);
    bike.ride(3, 3);
    assertThat(use()).isEqualTo(WorkoutFold.Use.MOVING);
    bike.rest(2);
    assertThat(use()).as("a touch is no pause").isEqualTo(WorkoutFold.Use.IDLE);
    bike.ride(20, 3).rest(2);
    assertThat(use()).isEqualTo(WorkoutFold.Use.RESTING);
    assertThat(bike.folded().useAt(at(400))).isEqualTo(WorkoutFold.Use.IDLE);
    bike.signOut();
    assertThat(use()).isEqualTo(WorkoutFold.Use.IDLE);
  }

  @Test
  void signInIsLearntLateWhileNothingMoves() {
    bike.rest(30);
    WorkoutFold fold = bike.folded();

    assertThat(fold.learn(SignInTimeline.of(List.of(signIn(1, 10, null))))).isTrue();

    bike.samples().clear();
    bike.ride(30, 3).samples().forEach(fold::accept);
    assertThat(fold.openAt(bike.timeMs()).orElseThrow().id()).isEqualTo(workoutId(1));
  }

  @Test
  void signInAfterMotionTakesANewFold() {
    bike.rest(5).ride(30, 3);
    WorkoutFold fold = bike.folded();

    assertThat(fold.learn(SignInTimeline.of(List.of(signIn(1, 10, null))))).isFalse();
    assertThat(fold.learn(SignInTimeline.of(List.of(signIn(1, 36, null))))).isTrue();
  }

  private WorkoutFold.Use use() {
    return bike.folded().useAt(bike.timeMs());
  }
}
