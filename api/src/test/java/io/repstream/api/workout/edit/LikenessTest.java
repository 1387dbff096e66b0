package io.repstream.api.workout.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.workout.SomeWorkouts;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.figure.WorkoutFigures.Source;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final MemberId MEMBER = new MemberId(UUID.randomUUID());
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final MemberWorkout ride = added(0, 1_800, MachineType.INDOOR_BIKE, 15_000.0);

  @Test
  void nearlyTheSameTimeAndFiguresAreOne() {
    assertThat(Likeness.of(ride, added(20, 1_790, MachineType.INDOOR_BIKE, 15_900.0)))
        .isEqualTo(Likeness.SAME);
    assertThat(Likeness.of(ride, added(5, 1_800, null, null))).isEqualTo(Likeness.SAME);
  }

  @Test
  void figuresThatDisagreeLeaveADoubt() {
    assertThat(Likeness.of(ride, added(0, 1_800, MachineType.INDOOR_BIKE, 9_000.0)))
        .isEqualTo(Likeness.PERHAPS);
    assertThat(Likeness.of(ride, added(0, 1_800, MachineType.ROWER, 15_000.0)))
        .isEqualTo(Likeness.PERHAPS);
  }

  @Test
  void aPartOfALongerOneIsPerhapsTheSame() {
    assertThat(Likeness.of(ride, added(0, 5_400, MachineType.INDOOR_BIKE, 45_000.0)))
        .isEqualTo(Likeness.PERHAPS);
  }

  @Test
  void oneAfterTheOtherAreDifferent() {
    assertThat(Likeness.of(ride, added(1_800, 1_800, MachineType.INDOOR_BIKE, 15_000.0)))
        .isEqualTo(Likeness.DIFFERENT);
    assertThat(Likeness.of(ride, added(1_000, 1_800, MachineType.INDOOR_BIKE, 15_000.0)))
        .isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void whatAMachineRecordedIsShown() {
    MemberWorkout recorded =
        MemberWorkout.of(SomeWorkouts.ride(new MachineId("m-1"), MEMBER, 0), MEMBER);

    assertThat(Likeness.shown(ride, recorded)).isSameAs(recorded);
    assertThat(Likeness.shown(recorded, ride)).isSameAs(recorded);
    assertThat(Likeness.shown(ride, added(0, 1_800, null, null))).isSameAs(ride);
  }

  private static MemberWorkout added(
      int fromSecond, int seconds, @Nullable MachineType type, @Nullable Double meters) {
    return MemberWorkout.of(
        new AddedWorkout(
            new WorkoutId(UUID.randomUUID()),
            MEMBER,
            type,
            NOON.plusSeconds(fromSecond),
            NOON.plusSeconds(fromSecond + seconds),
            new StoredFigures(
                seconds * 1_000L,
                meters,
                Source.FILE,
                null,
                Source.UNKNOWN,
                null,
                null,
                null,
                null),
            WorkoutParts.NONE,
            null,
            NOON));
  }
}
