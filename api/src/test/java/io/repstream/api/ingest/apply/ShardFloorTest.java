package io.repstream.api.ingest.apply;

import static io.repstream.api.ingest.apply.BikeShard.LEASE;
import static io.repstream.api.ingest.apply.BikeShard.NOON_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.machine.MachineState;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LiveFigures;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.Workout.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardFloorTest {
  private final BikeShard shard = new BikeShard();
  private final TestBike bike = shard.bike;

  @Test
  void showsWhatIsGoingOn() {
    shard.signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(1);
    shard.take();
    assertThat(shard.shown().state()).isEqualTo(MachineState.IDLE);
    assertThat(shard.shown().alias()).isEqualTo("Mia K.");
    assertThat(shard.shown().workoutId()).isNull();

    bike.ride(20);
    shard.take();
    assertThat(shard.shown().state()).isEqualTo(MachineState.IN_USE);
    assertThat(shard.shown().sinceMs()).isEqualTo(NOON_MS + 21_000);
    assertThat(shard.shown().asOfMs()).isEqualTo(NOON_MS + 21_000);
    assertThat(shard.shown().workoutId()).isNotNull();
    LiveFigures.Figures figures = shard.shown().figures();
    assertThat(figures.powerWatts()).isEqualTo(180.0);
    assertThat(figures.speedMetersPerSecond()).isEqualTo(3.0);
    assertThat(figures.distanceMeters()).isEqualTo(60.0);
    assertThat(figures.elapsedSeconds()).isEqualTo(20);
    assertThat(figures.heartRateBpm()).isNull();

    bike.rest(5);
    shard.take();
    assertThat(shard.shown().state()).isEqualTo(MachineState.PAUSED);

    bike.signOut();
    shard.take();
    assertThat(shard.shown().state()).isEqualTo(MachineState.IDLE);
    assertThat(shard.shown().alias()).isNull();
    assertThat(shard.shown().figures().distanceMeters()).isNull();
  }

  @Test
  void showsThatAMachineSaysItIsOutOfOrder() {
    bike.rest(1).report("OUT_OF_ORDER").rest(1);
    shard.take();
    assertThat(shard.shown().state()).isEqualTo(MachineState.OUT_OF_ORDER);
    assertThat(shard.shown().reason()).isEqualTo(StateReason.REPORTED_FAULT);

    shard.ingest.writeAll(LEASE);
    shard.ingest.forget();
    bike.rest(1);
    shard.take();
    assertThat(shard.shown().state())
        .as("known to the next worker")
        .isEqualTo(MachineState.OUT_OF_ORDER);

    bike.report("IDLE").report("nonsense");
    shard.take();
    assertThat(shard.shown().state()).isEqualTo(MachineState.IDLE);
  }

  @Test
  void signOutFreesTheMachine() {
    SignIn signIn = shard.signIns.add(bike.machineId(), NOON_MS, null);
    bike.ride(20).signOut();

    shard.consume();

    assertThat(shard.signIns.concluded())
        .containsEntry(signIn.id(), Instant.ofEpochMilli(NOON_MS + 20_000));
  }

  @Test
  void signOutWithoutAnyMotionFreesTheMachineToo() {
    SignIn signIn = shard.signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(2).signOut();

    shard.consume();

    assertThat(shard.signIns.concluded()).containsOnlyKeys(signIn.id());
    assertThat(shard.workouts.ofMachineSince(bike.machineId(), Instant.EPOCH)).isEmpty();
  }

  @Test
  void memberWhoNeverStartsGivesTheMachineFreeAfterAWhile() {
    SignIn signIn = shard.signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(2);
    shard.consume();

    shard.look(NOON_MS + 299_000);
    assertThat(shard.signIns.concluded()).isEmpty();

    shard.look(NOON_MS + 302_000);
    assertThat(shard.signIns.concluded()).containsOnlyKeys(signIn.id());
    shard.look(NOON_MS + 304_000);
    assertThat(shard.shown().alias()).isNull();
  }

  @Test
  void workoutOfALostMachineEndsByTimeAndGoesOnWhenItsSamplesCome() {
    SignIn signIn = shard.signIns.add(bike.machineId(), NOON_MS, null);
    bike.ride(30);
    shard.consume();

    shard.look(NOON_MS + 629_000);
    assertThat(shard.only().state()).isEqualTo(State.ACTIVE);
    shard.look(NOON_MS + 630_000);
    assertThat(shard.only().state()).isEqualTo(State.INTERRUPTED);
    assertThat(shard.shown().state()).isEqualTo(MachineState.IDLE);
    assertThat(shard.signIns.concluded()).containsOnlyKeys(signIn.id());

    bike.ride(700).signOut();
    shard.consume();

    assertThat(shard.only().state()).isEqualTo(State.COMPLETED);
    assertThat(shard.only().figures().distanceMeters()).isEqualTo(2_190.0);
  }

  @Test
  void findsForgottenWorkoutsOfMachinesThatAreNotInMemory() {
    bike.ride(30).rest(3);
    shard.consume();
    shard.ingest.forget();

    shard.ingest.lookAt(
        List.of(new OverdueMachine(bike.machineId(), TestBike.GYM)), NOON_MS + 3_600_000);
    shard.ingest.writeAll(LEASE);

    assertThat(shard.only().state()).isEqualTo(State.COMPLETED);
    assertThat(shard.only().endedAt()).isEqualTo(Instant.ofEpochMilli(NOON_MS + 30_000));
  }

  @Test
  void tellsWatchersOfMembersWorkoutsOnly() {
    bike.ride(20).signOut();
    shard.consume();
    assertThat(shard.floors.hinted()).as("anonymous").isEmpty();

    SignIn signIn = shard.signIns.add(bike.machineId(), bike.nowMs(), null);
    bike.ride(20);
    shard.consume();
    assertThat(shard.floors.hinted()).containsExactly(signIn.workoutId());
  }
}
