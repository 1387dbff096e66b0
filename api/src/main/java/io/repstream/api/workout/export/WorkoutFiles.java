package io.repstream.api.workout.export;

import io.repstream.api.platform.person.ExportFiles;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.added.Originals;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.MemberWorkout.Origin;
import io.repstream.api.workout.member.MemberWorkouts;
import io.repstream.api.workout.member.WorkoutCurve;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Workouts as files, for who takes their data along; it holds none of its own. */
@ApplicationScoped
public class WorkoutFiles implements PersonalData {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final MemberWorkouts workouts;
  private final WorkoutCurve curve;
  private final Originals originals;
  private final WallClock clock = WallClock.system();

  @Inject
  public WorkoutFiles(MemberWorkouts workouts, WorkoutCurve curve, Originals originals) {
    this.workouts = workouts;
    this.curve = curve;
    this.originals = originals;
  }

  @Override
  public String holder() {
    return "workout-files";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of();
  }

  @Override
  public void collect(MemberId memberId, ExportFiles files) {
    Instant end = clock.instant().plus(A_DAY);
    for (MemberWorkout workout : workouts.between(memberId, Instant.EPOCH, end)) {
      String name = "workouts/" + workout.id() + ".";
      for (ExportFormat format : List.of(ExportFormat.FIT, ExportFormat.CSV)) {
        files.add(name + format.ending(), format.write(workout, curve.seconds(workout)));
      }
      if (workout.origin() instanceof Origin.Added(AddedWorkout added)) {
        originals.read(added).ifPresent(file -> files.add(name + "original", file));
      }
    }
  }
}
