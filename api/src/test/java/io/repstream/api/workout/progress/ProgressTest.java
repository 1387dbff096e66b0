package io.repstream.api.workout.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.repstream.api.workout.SomeWorkouts;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.progress.PersonalRecord.Kind;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.strength.Load;
import io.repstream.common.strength.LoadClass;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.part.EnergyEstimates;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final MachineId MACHINE = new MachineId("m-1");
  private static final MemberId MEMBER = new MemberId(UUID.randomUUID());

  /** Noon of a Monday, and later. */
  private static MemberWorkout workout(long minute, List<Lap> laps, List<StrengthSet> sets) {
    WorkoutParts parts =
        new WorkoutParts(List.of(), laps, sets, List.of(), new EnergyEstimates(15.5, null));
    return MemberWorkout.of(
        SomeWorkouts.with(SomeWorkouts.ride(MACHINE, MEMBER, minute), parts), MEMBER);
  }

  @Test
  void addsUpByTheDayOfTheZone() {
    List<MemberWorkout> workouts =
        List.of(
            workout(0, List.of(), List.of(set("squat", 5, 981))),
            workout(600, List.of(), List.of()),
            workout(700, List.of(), List.of()));

    assertThat(PeriodTotals.of(workouts, PeriodTotals.By.DAY, ZoneId.of("UTC")))
        .extracting(PeriodTotals::workouts)
        .containsExactly(3);
    List<PeriodTotals> berlin =
        PeriodTotals.of(workouts, PeriodTotals.By.DAY, ZoneId.of("Europe/Berlin"));
    assertThat(berlin)
        .containsExactly(
            new PeriodTotals(LocalDate.of(2026, 11, 23), 2, 120, 360, 31, 1, 5),
            new PeriodTotals(LocalDate.of(2026, 11, 24), 1, 60, 180, 15.5, 0, 0));
    assertThat(PeriodTotals.By.WEEK.begin(LocalDate.of(2026, 11, 29)))
        .isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(PeriodTotals.By.MONTH.begin(LocalDate.of(2026, 11, 29)))
        .isEqualTo(LocalDate.of(2026, 11, 1));
  }

  @Test
  void findsTheBestOfEachSubject() {
    MemberWorkout early =
        workout(
            0,
            List.of(lap(620), lap(600), lap(30, 200), lap(500, 8_000)),
            List.of(set("squat", 5, 981), set("squat", 20, 981)));
    MemberWorkout later = workout(60, List.of(lap(600)), List.of(set("squat", 1, 1_100)));

    List<PersonalRecord> records = PersonalRecord.of(List.of(later, early));

    assertThat(records).hasSize(4);
    PersonalRecord lap = of(records, Kind.FASTEST_LAP_SECONDS);
    assertThat(lap.value()).isEqualTo(600);
    assertThat(lap.workoutId()).as("the first stands").isEqualTo(early.id().toString());
    PersonalRecord squat = of(records, Kind.ESTIMATED_ONE_REP_MAX_KILOGRAMS);
    assertThat(squat.value()).isCloseTo(116.7, within(0.1));
    assertThat(squat.exerciseId()).isEqualTo("squat");
    assertThat(of(records, Kind.LONGEST_DISTANCE_METERS).value()).isEqualTo(180);
    assertThat(of(records, Kind.LONGEST_TIME_SECONDS).value()).isEqualTo(60);
  }

  @Test
  void tellsWhichRecordsAWorkoutHasBroken() {
    MemberWorkout before = workout(0, List.of(lap(600)), List.of(set("squat", 1, 1_000)));
    RunningRecords records = new RunningRecords(List.of(before));

    MemberWorkout equal = workout(60, List.of(lap(600)), List.of(set("squat", 1, 1_000)));
    MemberWorkout better =
        workout(60, List.of(lap(599)), List.of(set("squat", 1, 999), set("bench", 1, 500)));

    assertThat(records.fallenTo(equal)).isEmpty();
    assertThat(records.fallenTo(better))
        .singleElement()
        .satisfies(
            fallen -> {
              assertThat(fallen.record().kind()).isEqualTo(Kind.FASTEST_LAP_SECONDS);
              assertThat(fallen.record().value()).isEqualTo(599);
              assertThat(fallen.previousValue()).isEqualTo(600);
            });
    assertThat(new RunningRecords(List.of()).fallenTo(better)).as("a first time").isEmpty();
  }

  private static PersonalRecord of(List<PersonalRecord> records, Kind kind) {
    return records.stream().filter(record -> record.kind() == kind).findFirst().orElseThrow();
  }

  private static Lap lap(int seconds) {
    return lap(seconds, 5_004);
  }

  private static Lap lap(int seconds, double meters) {
    return new Lap(
        0, seconds * 1_000L, Lap.Trigger.DISTANCE, null, 0, meters, null, null, null, null, null);
  }

  private static StrengthSet set(String exercise, int reps, double newtons) {
    return new StrengthSet(
        "s",
        exercise,
        null,
        0,
        1_000,
        null,
        reps,
        null,
        newtons,
        Load.UNKNOWN,
        LoadClass.PLATES,
        StopReason.TARGET,
        null,
        null,
        null,
        List.of());
  }
}
