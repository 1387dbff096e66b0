package io.repstream.api.workout;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.workout.WorkoutChange.Add;
import io.repstream.api.workout.WorkoutChange.Remove;
import io.repstream.api.workout.WorkoutChange.Replace;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.api.workout.sync.Modified;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Workout.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link WorkoutStore} does. Each test uses a machine and a member of its own. */
interface WorkoutStoreContract {
  WorkoutStore store();

  @Test
  default void keepsAWorkoutAsItIs() {
    WorkoutRecord workout = SomeWorkouts.ride(machine(), member(), 0);

    assertThat(store().apply(List.of(new Add(workout)))).isEmpty();

    assertThat(store().byId(workout.id())).contains(workout);
  }

  @Test
  default void findsSomeByTheirIds() {
    WorkoutRecord one = SomeWorkouts.ride(machine(), member(), 0);
    WorkoutRecord other = SomeWorkouts.ride(machine(), member(), 1);
    store().apply(List.of(new Add(one), new Add(other)));
    WorkoutId nobodys = new WorkoutId(UUID.randomUUID());

    assertThat(store().byIds(List.of(one.id(), other.id(), nobodys)))
        .containsExactlyInAnyOrder(one, other);
    assertThat(store().byIds(List.of())).isEmpty();
  }

  @Test
  default void tellsWhatChangedPageByPage() {
    MemberId member = member();
    WorkoutRecord one = SomeWorkouts.ride(machine(), member, 0);
    WorkoutRecord other = SomeWorkouts.ride(machine(), member, 1);
    store().apply(List.of(new Add(one), new Add(other)));

    List<Modified> first = store().modifiedAfter(member, Modified.before(Instant.EPOCH), 1);
    List<Modified> second = store().modifiedAfter(member, first.getLast(), 5);

    assertThat(first).hasSize(1);
    assertThat(List.of(first.getFirst().id(), second.getFirst().id()))
        .containsExactlyInAnyOrder(one.id(), other.id());
    assertThat(store().modifiedAfter(member, second.getLast(), 5)).isEmpty();
    assertThat(store().modifiedAfter(member(), Modified.before(Instant.EPOCH), 5)).isEmpty();
  }

  @Test
  default void replacesOnlyTheVersionThatWasRead() {
    WorkoutRecord first = SomeWorkouts.ride(machine(), member(), 0);
    WorkoutRecord second = SomeWorkouts.next(first, State.ACTIVE);
    WorkoutRecord other = SomeWorkouts.next(first, State.INTERRUPTED);
    store().apply(List.of(new Add(first)));

    assertThat(store().apply(List.of(new Replace(second)))).isEmpty();
    assertThat(store().apply(List.of(new Replace(second)))).as("a repeat is made").isEmpty();
    assertThat(store().apply(List.of(new Replace(other)))).containsExactly(first.id());
    assertThat(store().apply(List.of(new Add(first)))).containsExactly(first.id());

    assertThat(store().byId(first.id())).contains(second);
  }

  @Test
  default void makesWhatItCanOfManyChanges() {
    MachineId machine = machine();
    MemberId member = member();
    WorkoutRecord one = SomeWorkouts.ride(machine, member(), 0);
    WorkoutRecord two = SomeWorkouts.ride(machine, member, 100);
    store().apply(List.of(new Add(one)));

    assertThat(store().apply(List.of(new Add(one), new Add(two)))).isEmpty();
    assertThat(
            store()
                .apply(
                    List.of(
                        new Replace(SomeWorkouts.next(one, State.INTERRUPTED)),
                        new Remove(two.id(), 5, member))))
        .containsExactly(two.id());

    assertThat(store().byId(one.id())).map(WorkoutRecord::version).contains(2L);
    assertThat(store().byId(two.id())).isPresent();
    assertThat(store().apply(List.of(new Remove(two.id(), 1, member)))).isEmpty();
    assertThat(store().apply(List.of(new Remove(two.id(), 1, member))))
        .as("a repeat is made")
        .isEmpty();
    assertThat(store().byId(two.id())).isEmpty();
    assertThat(store().modifiedAfter(member, Modified.before(Instant.EPOCH), 9))
        .as("who has seen it is told")
        .extracting(Modified::id)
        .contains(two.id());
  }

  @Test
  default void listsAMembersWorkoutsByPages() {
    MemberId member = member();
    for (int minute : new int[] {3, 1, 2, 2}) {
      store().apply(List.of(new Add(SomeWorkouts.ride(machine(), member, minute))));
    }
    store().apply(List.of(new Add(SomeWorkouts.ride(machine(), member(), 9))));

    List<WorkoutRecord> first = store().ofMember(member, Optional.empty(), 2);
    ListPlace place = new ListPlace(first.getLast().startedAt(), first.getLast().id());
    List<WorkoutRecord> second = store().ofMember(member, Optional.of(place), 5);

    assertThat(first).extracting(SomeWorkouts::minute).containsExactly(3L, 2L);
    assertThat(second).extracting(SomeWorkouts::minute).containsExactly(2L, 1L);
    assertThat(second).doesNotContainAnyElementsOf(first);
  }

  @Test
  default void findsAMachinesWorkoutsAroundAMoment() {
    MachineId machine = machine();
    for (int minute : new int[] {3, 1, 2}) {
      store().apply(List.of(new Add(SomeWorkouts.ride(machine, member(), minute))));
    }
    Instant two = SomeWorkouts.at(2);

    assertThat(store().ofMachineBefore(machine, SomeWorkouts.at(9), 2))
        .extracting(SomeWorkouts::minute)
        .containsExactly(3L, 2L);
    assertThat(store().ofMachineBefore(machine, two, 9))
        .extracting(SomeWorkouts::minute)
        .containsExactly(1L);
    assertThat(store().ofMachineSince(machine, two))
        .extracting(SomeWorkouts::minute)
        .containsExactly(2L, 3L);
  }

  @Test
  default void findsWhatShouldHaveEnded() {
    WorkoutRecord ended = SomeWorkouts.ride(machine(), member(), 1);
    WorkoutRecord open = SomeWorkouts.with(SomeWorkouts.ride(machine(), member(), 2), State.ACTIVE);
    store().apply(List.of(new Add(ended), new Add(open)));

    assertThat(store().dueAt(open.closesAt(), 100)).contains(open).doesNotContain(ended);
    assertThat(store().dueAt(open.closesAt().minusMillis(1), 100)).doesNotContain(open);
  }

  private static MachineId machine() {
    return new MachineId(UUID.randomUUID().toString());
  }

  private static MemberId member() {
    return new MemberId(UUID.randomUUID());
  }
}
