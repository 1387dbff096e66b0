package io.repstream.api.ingest.apply;

import static io.repstream.api.ingest.apply.BikeShard.LEASE;
import static io.repstream.api.ingest.apply.BikeShard.NOON_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.repstream.api.ingest.apply.ShardIngest.WriteOutcome;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.DecoderProfile.ResistanceWidth;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.strength.Calibration;
import io.repstream.common.telemetry.LostRange;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.MachineRun.Haste;
import io.repstream.common.workout.MachineReading;
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
  private final BikeShard shard = new BikeShard();
  private final TestBike bike = shard.bike;

  @Test
  void foldsWhatItReadsAndAcknowledgesIt() {
    SignIn signIn = shard.signIns.add(bike.machineId(), NOON_MS, null);
    bike.rest(2).ride(60).signOut();

    shard.consume();

    WorkoutRecord ride = shard.only();
    assertThat(ride.id()).isEqualTo(signIn.workoutId());
    assertThat(ride.memberId()).isEqualTo(signIn.memberId());
    assertThat(ride.gymId()).isEqualTo(TestBike.GYM);
    assertThat(ride.state()).isEqualTo(State.COMPLETED);
    assertThat(ride.figures().distanceMeters()).isEqualTo(180.0);
    assertThat(ride.foldedFrom()).hasSize(1);
    assertThat(shard.stream.isDone()).isTrue();
  }

  @Test
  void proposesWhatPacketsTeachOnceAndFollowsOnlyWhatIsInForce() {
    bike.ride(30).signOut();
    shard.consume();
    DecoderProfile lesson =
        DecoderProfile.standard().withResistanceWidth(ResistanceWidth.S16).withVersion(2);
    assertThat(shard.readings.learned).containsExactly(lesson);
    assertThat(shard.only().profileVersion()).isEqualTo(1);

    shard.readings.inForce = new MachineReading(lesson, Calibration.standard());
    bike.silent(60).ride(30).signOut();
    shard.consume();

    List<WorkoutRecord> all = shard.workouts.ofMachineSince(bike.machineId(), Instant.EPOCH);
    assertThat(all.getLast().profileVersion()).isEqualTo(2);
    assertThat(shard.readings.learned).as("it knows it now").containsExactly(lesson);
  }

  @Test
  void acknowledgesNothingWhileTheStoreIsAway() {
    WorkoutStore away = mock(WorkoutStore.class, AdditionalAnswers.delegatesTo(shard.workouts));
    doThrow(new IllegalStateException("away")).when(away).apply(any());
    ShardIngest failing = shard.ingest(away);
    bike.ride(30);
    shard.stream.add(bike.runs(10));
    failing.take(shard.stream.next(10), NOON_MS);

    assertThatIllegalStateException().isThrownBy(() -> failing.write(LEASE));

    assertThat(shard.stream.isDone()).isFalse();
    shard.ingest.take(shard.stream.pendingEntries(), NOON_MS);
    shard.ingest.writeAll(LEASE);
    assertThat(shard.stream.isDone()).isTrue();
    assertThat(shard.only().figures().distanceMeters()).isEqualTo(90.0);
  }

  @Test
  void putsUnreadableEntriesAsideAndGoesOn() {
    bike.ride(20);
    shard.stream.add(new byte[] {9, 9});
    shard.stream.add(bike.runs(10));

    shard.consume();

    assertThat(shard.stream.dead())
        .extracting(DeadLetter::reason)
        .containsExactly("unknown version 9");
    assertThat(shard.stream.dead()).extracting(DeadLetter::entryId).containsExactly("1-0");
    assertThat(shard.meter.buried()).containsExactly("unreadable_entry");
    assertThat(shard.only().figures().distanceMeters()).isEqualTo(60.0);
    assertThat(shard.stream.isDone()).isTrue();
  }

  @Test
  void putsSamplesOfAnImpossibleTimeAsideAndKeepsTheRest() {
    bike.ride(10);
    shard.stream.add(bike.runs(10).stream().map(TestBike::claimingAnotherCentury).toList());
    bike.ride(20);

    shard.consume();

    assertThat(shard.stream.dead()).hasSize(10);
    assertThat(shard.stream.dead().getFirst().reason()).isEqualTo("implausible_time");
    assertThat(shard.stream.dead().getFirst().key()).startsWith("bike-1/").endsWith("/1");
    assertThat(shard.only().evidence().sampleCount()).isEqualTo(20);
  }

  @Test
  void countsEntriesThatWereRemovedUnread() {
    shard.ingest.take(List.of(new StreamEntry.Gone("5-0")), NOON_MS);

    assertThat(shard.ingest.write(LEASE)).isEqualTo(WriteOutcome.DONE);
    assertThat(shard.meter.lostEntries()).isEqualTo(1);
  }

  @Test
  void anonymousWorkoutKeepsItsIdWhenAnEarlierSampleComesLate() {
    bike.ride(5);
    var late = bike.runs(5);
    bike.ride(20);
    shard.consume();
    WorkoutId before = shard.only().id();

    shard.stream.add(late);
    shard.consume();

    assertThat(shard.only().id()).isEqualTo(before);
    assertThat(shard.only().figures().distanceMeters()).isEqualTo(75.0);
    assertThat(shard.only().version()).isEqualTo(2);
    assertThat(shard.meter.refolds()).isEqualTo(1);
  }

  @Test
  void longIdleMachineIsRebuiltFromItsQuietPlace() {
    bike.rest(1_000);
    shard.consume();
    shard.ingest.forget();

    assertThat(shard.samples.boots(bike.machineId(), 1).getFirst().quiet()).isNotNull();

    bike.ride(20);
    shard.consume();
    assertThat(shard.only().figures().distanceMeters()).isEqualTo(60.0);
    assertThat(shard.only().restart().position().seq()).isEqualTo(1_000);
  }

  @Test
  void countsWhatAMachineDeclaresLostAndNobodyHas() {
    bike.ride(20);
    List<MachineRun> kept = bike.runs(30);
    shard.stream.add(kept);
    shard.consume();
    bike.lose(15, 2);
    List<MachineRun> declared = bike.runs(30);
    shard.stream.add(declared);
    shard.stream.add(declared);
    shard.consume();

    // 21 to 35, of which 35 is the declaration's own number.
    assertThat(shard.meter.lostSamples())
        .containsExactly(Map.entry(LostRange.Cause.MARK_LOST, 14L));
  }

  @Test
  void contendedWorkoutsWaitForTheNextWriteAndNothingIsLost() {
    WorkoutStore contended =
        mock(WorkoutStore.class, AdditionalAnswers.delegatesTo(shard.workouts));
    AtomicBoolean isContended = new AtomicBoolean(true);
    doAnswer(
            call -> {
              Collection<WorkoutChange> changes = call.getArgument(0);
              return isContended.get()
                  ? changes.stream().map(WorkoutChange::id).collect(Collectors.toSet())
                  : shard.workouts.apply(changes);
            })
        .when(contended)
        .apply(any());
    ShardIngest unlucky = shard.ingest(contended);
    bike.ride(30);
    shard.stream.add(bike.runs(10));
    unlucky.take(shard.stream.next(10), NOON_MS);

    assertThat(unlucky.write(LEASE)).isEqualTo(WriteOutcome.PARTLY);
    assertThat(shard.stream.isDone()).isFalse();
    assertThat(shard.meter.contendedMachines()).isPositive();

    isContended.set(false);
    assertThat(unlucky.writeAll(LEASE)).isEqualTo(WriteOutcome.DONE);
    assertThat(shard.stream.isDone()).isTrue();
    assertThat(shard.only().figures().distanceMeters()).isEqualTo(90.0);
  }

  @Test
  void backfillWaitsForWhatIsLive() {
    for (int i = 0; i < 25; i++) {
      TestBike drained = new TestBike(new MachineId("drained-" + i), NOON_MS);
      List<MachineRun> runs = drained.ride(30).signOut().runs(40);
      shard.stream.add(runs.stream().map(run -> run.with(Haste.BACKFILL)).toList());
    }
    bike.ride(30);
    shard.stream.add(bike.runs(30));
    shard.ingest.take(shard.stream.next(100), bike.nowMs());

    assertThat(shard.ingest.write(LEASE)).as("ten that drain").isEqualTo(WriteOutcome.PARTLY);

    assertThat(shard.only().figures().distanceMeters()).isEqualTo(90.0);
    assertThat(shard.stream.pendingEntries()).hasSize(15);
    assertThat(shard.ingest.writeAll(LEASE)).isEqualTo(WriteOutcome.DONE);
    assertThat(shard.stream.isDone()).isTrue();
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
      shard.stream.add(runs);
    }
    shard.consume();
    late.forEach(run -> shard.stream.add(List.of(run)));
    bike.ride(30);
    shard.stream.add(bike.runs(10));
    shard.ingest.take(shard.stream.next(100), bike.nowMs());

    assertThat(shard.ingest.write(LEASE)).as("ten of the old ones").isEqualTo(WriteOutcome.PARTLY);

    assertThat(shard.only().figures().distanceMeters()).isEqualTo(90.0);
    assertThat(shard.stream.pendingEntries()).hasSize(15);
    assertThat(shard.ingest.writeAll(LEASE)).isEqualTo(WriteOutcome.DONE);
    assertThat(shard.stream.isDone()).isTrue();
    for (TestBike old : behind) {
      assertThat(shard.workouts.ofMachineSince(old.machineId(), Instant.EPOCH))
          .singleElement()
          .satisfies(ride -> assertThat(ride.evidence().sampleCount()).isEqualTo(31));
    }
  }
}
