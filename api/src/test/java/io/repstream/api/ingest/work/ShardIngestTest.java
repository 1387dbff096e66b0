package io.repstream.api.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.work.ShardIngest.WriteOutcome;
import io.repstream.api.sample.InMemorySampleStore;
import io.repstream.api.workout.InMemoryWorkoutStore;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineState;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LiveFigures;
import io.repstream.common.strength.Calibration;
import io.repstream.common.telemetry.LostRange;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.Workout.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;

class ShardIngestTest {
  private static final long NOON_MS = 1_790_000_000_000L;
  private static final long LEASE = 1;

  private final InMemoryStream stream = new InMemoryStream();
  private final InMemorySampleStore samples = new InMemorySampleStore();
  private final InMemoryWorkoutStore workouts = new InMemoryWorkoutStore();
  private final KnownSignIns signIns = new KnownSignIns();
  private final RecordedFloors floors = new RecordedFloors();
  private final CountingMeter meter = new CountingMeter();
  private final TestBike bike = new TestBike(new MachineId("bike-1"), NOON_MS);
  private final ShardIngest ingest = ingest(workouts);

  @Test
  void foldsWhatItReadsAndAcknowledgesIt() {
    SignIn signIn = signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(2).ride(60).signOut();

    consume();

    WorkoutRecord ride = only();
    assertThat(ride.id()).isEqualTo(signIn.workoutId());
    assertThat(ride.memberId()).isEqualTo(signIn.memberId());
    assertThat(ride.gymId()).isEqualTo(TestBike.GYM);
    assertThat(ride.state()).isEqualTo(State.COMPLETED);
    assertThat(ride.figures().distanceMeters()).isEqualTo(180.0);
    assertThat(ride.foldedFrom()).hasSize(1);
    assertThat(stream.isDone()).isTrue();
  }

  @Test
  void acknowledgesNothingWhileTheStoreIsAway() {
    WorkoutStore away = mock(WorkoutStore.class, AdditionalAnswers.delegatesTo(workouts));
    doThrow(new IllegalStateException("away")).when(away).apply(any());
    ShardIngest failing = ingest(away);
    bike.ride(30);
    stream.add(bike.runs(10));
    failing.take(stream.next(10), NOON_MS);

    assertThatIllegalStateException().isThrownBy(() -> failing.write(LEASE));

    assertThat(stream.isDone()).isFalse();
    ingest.take(stream.pendingEntries(), NOON_MS);
    ingest.writeAll(LEASE);
    assertThat(stream.isDone()).isTrue();
    assertThat(only().figures().distanceMeters()).isEqualTo(90.0);
  }

  @Test
  void putsUnreadableEntriesAsideAndGoesOn() {
    bike.ride(20);
    stream.add(new byte[] {9, 9});
    stream.add(bike.runs(10));

    consume();

    assertThat(stream.dead()).extracting(DeadLetter::reason).containsExactly("unknown version 9");
    assertThat(stream.dead()).extracting(DeadLetter::entryId).containsExactly("1-0");
    assertThat(meter.buried()).containsExactly("unreadable_entry");
    assertThat(only().figures().distanceMeters()).isEqualTo(60.0);
    assertThat(stream.isDone()).isTrue();
  }

  @Test
  void putsSamplesOfAnImpossibleTimeAsideAndKeepsTheRest() {
    bike.ride(10);
    stream.add(bike.runs(10).stream().map(TestBike::claimingAnotherCentury).toList());
    bike.ride(20);

    consume();

    assertThat(stream.dead()).hasSize(10);
    assertThat(stream.dead().getFirst().reason()).isEqualTo("implausible_time");
    assertThat(stream.dead().getFirst().key()).startsWith("bike-1/").endsWith("/1");
    assertThat(only().evidence().sampleCount()).isEqualTo(20);
  }

  @Test
  void countsEntriesThatWereRemovedUnread() {
    ingest.take(List.of(new StreamEntry.Gone("5-0")), NOON_MS);

    assertThat(ingest.write(LEASE)).isEqualTo(WriteOutcome.DONE);
    assertThat(meter.lostEntries()).isEqualTo(1);
  }

  @Test
  void showsWhatIsGoingOn() {
    signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(1);
    take();
    assertThat(shown().state()).isEqualTo(MachineState.IDLE);
    assertThat(shown().alias()).isEqualTo("Mia K.");
    assertThat(shown().workoutId()).isNull();

    bike.ride(20);
    take();
    assertThat(shown().state()).isEqualTo(MachineState.IN_USE);
    assertThat(shown().sinceMs()).isEqualTo(NOON_MS + 21_000);
    assertThat(shown().asOfMs()).isEqualTo(NOON_MS + 21_000);
    assertThat(shown().workoutId()).isNotNull();
    LiveFigures.Figures figures = shown().figures();
    assertThat(figures.powerWatts()).isEqualTo(180.0);
    assertThat(figures.speedMetersPerSecond()).isEqualTo(3.0);
    assertThat(figures.distanceMeters()).isEqualTo(60.0);
    assertThat(figures.elapsedSeconds()).isEqualTo(20);
    assertThat(figures.heartRateBpm()).isNull();

    bike.rest(5);
    take();
    assertThat(shown().state()).isEqualTo(MachineState.PAUSED);

    bike.signOut();
    take();
    assertThat(shown().state()).isEqualTo(MachineState.IDLE);
    assertThat(shown().alias()).isNull();
    assertThat(shown().figures().distanceMeters()).isNull();
  }

  @Test
  void showsThatAMachineSaysItIsOutOfOrder() {
    bike.rest(1).report("OUT_OF_ORDER").rest(1);
    take();
    assertThat(shown().state()).isEqualTo(MachineState.OUT_OF_ORDER);
    assertThat(shown().reason()).isEqualTo(StateReason.REPORTED_FAULT);

    ingest.writeAll(LEASE);
    ingest.forget();
    bike.rest(1);
    take();
    assertThat(shown().state()).as("known to the next worker").isEqualTo(MachineState.OUT_OF_ORDER);

    bike.report("IDLE").report("nonsense");
    take();
    assertThat(shown().state()).isEqualTo(MachineState.IDLE);
  }

  @Test
  void signOutFreesTheMachine() {
    SignIn signIn = signIns.add(bike.machineId(), NOON_MS, null);
    bike.ride(20).signOut();

    consume();

    assertThat(signIns.concluded())
        .containsEntry(signIn.id(), Instant.ofEpochMilli(NOON_MS + 20_000));
  }

  @Test
  void signOutWithoutAnyMotionFreesTheMachineToo() {
    SignIn signIn = signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(2).signOut();

    consume();

    assertThat(signIns.concluded()).containsOnlyKeys(signIn.id());
    assertThat(workouts.ofMachineSince(bike.machineId(), Instant.EPOCH)).isEmpty();
  }

  @Test
  void memberWhoNeverStartsGivesTheMachineFreeAfterAWhile() {
    SignIn signIn = signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(2);
    consume();

    look(NOON_MS + 299_000);
    assertThat(signIns.concluded()).isEmpty();

    look(NOON_MS + 302_000);
    assertThat(signIns.concluded()).containsOnlyKeys(signIn.id());
    look(NOON_MS + 304_000);
    assertThat(shown().alias()).isNull();
  }

  @Test
  void workoutOfALostMachineEndsByTimeAndGoesOnWhenItsSamplesCome() {
    SignIn signIn = signIns.add(bike.machineId(), NOON_MS, null);
    bike.ride(30);
    consume();

    look(NOON_MS + 629_000);
    assertThat(only().state()).isEqualTo(State.ACTIVE);
    look(NOON_MS + 630_000);
    assertThat(only().state()).isEqualTo(State.INTERRUPTED);
    assertThat(shown().state()).isEqualTo(MachineState.IDLE);
    assertThat(signIns.concluded()).containsOnlyKeys(signIn.id());

    bike.ride(700).signOut();
    consume();

    assertThat(only().state()).isEqualTo(State.COMPLETED);
    assertThat(only().figures().distanceMeters()).isEqualTo(2_190.0);
  }

  @Test
  void findsForgottenWorkoutsOfMachinesThatAreNotInMemory() {
    bike.ride(30).rest(3);
    consume();
    ingest.forget();

    ingest.lookAt(List.of(new OverdueMachine(bike.machineId(), TestBike.GYM)), NOON_MS + 3_600_000);
    ingest.writeAll(LEASE);

    assertThat(only().state()).isEqualTo(State.COMPLETED);
    assertThat(only().endedAt()).isEqualTo(Instant.ofEpochMilli(NOON_MS + 30_000));
  }

  @Test
  void anonymousWorkoutKeepsItsIdWhenAnEarlierSampleComesLate() {
    bike.ride(5);
    var late = bike.runs(5);
    bike.ride(20);
    consume();
    WorkoutId before = only().id();

    stream.add(late);
    consume();

    assertThat(only().id()).isEqualTo(before);
    assertThat(only().figures().distanceMeters()).isEqualTo(75.0);
    assertThat(only().version()).isEqualTo(2);
    assertThat(meter.refolds()).isEqualTo(1);
  }

  @Test
  void longIdleMachineIsRebuiltFromItsQuietPlace() {
    bike.rest(1_000);
    consume();
    ingest.forget();

    assertThat(samples.boots(bike.machineId(), 1).getFirst().quiet()).isNotNull();

    bike.ride(20);
    consume();
    assertThat(only().figures().distanceMeters()).isEqualTo(60.0);
    assertThat(only().restart().position().seq()).isEqualTo(1_000);
  }

  private ShardIngest ingest(WorkoutStore store) {
    return new ShardIngest(
        stream,
        new IngestPorts(samples, store, signIns, floors, _ -> Calibration.standard(), () -> true),
        meter,
        10);
  }

  @Test
  void countsWhatAMachineDeclaresLostAndNobodyHas() {
    bike.ride(20);
    List<MachineRun> kept = bike.runs(30);
    stream.add(kept);
    consume();
    bike.lose(15, 2);
    List<MachineRun> declared = bike.runs(30);
    stream.add(declared);
    stream.add(declared);
    consume();

    // 21 to 35, of which 35 is the declaration's own number.
    assertThat(meter.lostSamples()).containsExactly(Map.entry(LostRange.Cause.MARK_LOST, 14L));
  }

  @Test
  void contendedWorkoutsWaitForTheNextWriteAndNothingIsLost() {
    WorkoutStore contended = mock(WorkoutStore.class, AdditionalAnswers.delegatesTo(workouts));
    AtomicBoolean isContended = new AtomicBoolean(true);
    doAnswer(
            call -> {
              Collection<WorkoutChange> changes = call.getArgument(0);
              return isContended.get()
                  ? changes.stream().map(WorkoutChange::id).collect(Collectors.toSet())
                  : workouts.apply(changes);
            })
        .when(contended)
        .apply(any());
    ShardIngest unlucky = ingest(contended);
    bike.ride(30);
    stream.add(bike.runs(10));
    unlucky.take(stream.next(10), NOON_MS);

    assertThat(unlucky.write(LEASE)).isEqualTo(WriteOutcome.PARTLY);
    assertThat(stream.isDone()).isFalse();
    assertThat(meter.contendedMachines()).isPositive();

    isContended.set(false);
    assertThat(unlucky.writeAll(LEASE)).isEqualTo(WriteOutcome.DONE);
    assertThat(stream.isDone()).isTrue();
    assertThat(only().figures().distanceMeters()).isEqualTo(90.0);
  }

  @Test
  void machinesInUseDoNotWaitForWhatComesLateToOthers() {
    List<TestBike> behind =
        IntStream.range(0, 25)
            .mapToObj(i -> new TestBike(new MachineId("old-" + i), NOON_MS))
            .toList();
    List<MachineRun> late = new ArrayList<>();
    for (TestBike old : behind) {
      List<MachineRun> runs = new ArrayList<>(old.ride(30).signOut().runs(10));
      late.add(runs.removeFirst());
      stream.add(runs);
    }
    consume();
    late.forEach(run -> stream.add(List.of(run)));
    bike.ride(30);
    stream.add(bike.runs(10));
    ingest.take(stream.next(100), bike.nowMs());

    assertThat(ingest.write(LEASE)).as("ten of the old ones").isEqualTo(WriteOutcome.PARTLY);

    assertThat(only().figures().distanceMeters()).isEqualTo(90.0);
    assertThat(stream.pendingEntries()).hasSize(15);
    assertThat(ingest.writeAll(LEASE)).isEqualTo(WriteOutcome.DONE);
    assertThat(stream.isDone()).isTrue();
    for (TestBike old : behind) {
      assertThat(workouts.ofMachineSince(old.machineId(), Instant.EPOCH))
          .singleElement()
          .satisfies(ride -> assertThat(ride.evidence().sampleCount()).isEqualTo(31));
    }
  }

  private void take() {
    stream.add(bike.runs(30));
    ingest.take(stream.next(100), bike.nowMs());
  }

  private void consume() {
    var runs = bike.runs(30);
    if (!runs.isEmpty()) {
      stream.add(runs);
    }
    ingest.take(stream.next(100), bike.nowMs());
    ingest.writeAll(LEASE);
  }

  private void look(long nowMs) {
    ingest.look(nowMs);
    ingest.writeAll(LEASE);
  }

  private LiveFigures shown() {
    return floors.of(bike.machineId());
  }

  private WorkoutRecord only() {
    List<WorkoutRecord> all = workouts.ofMachineSince(bike.machineId(), Instant.EPOCH);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
