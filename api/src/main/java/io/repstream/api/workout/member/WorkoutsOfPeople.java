package io.repstream.api.workout.member;

import io.repstream.api.file.FileStore;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.api.workout.RemovedWorkout;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.added.Originals;
import io.repstream.api.workout.deletion.WorkoutTombstone;
import io.repstream.api.workout.layer.WorkoutLayer;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Workouts. What a machine recorded stays with its gym as figures of nobody; what the member added
 * goes with its file.
 */
@ApplicationScoped
public class WorkoutsOfPeople implements PersonalData {
  private final FileStore files;

  @Inject
  public WorkoutsOfPeople(FileStore files) {
    this.files = files;
  }

  @Override
  public String holder() {
    return "workout";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        PersonalRecords.loosened(
            WorkoutRecord.SCHEMA.collection(), "memberId", "memberId", "signInId"),
        PersonalRecords.owned(AddedWorkout.SCHEMA.collection(), "memberId"),
        PersonalRecords.owned(WorkoutLayer.SCHEMA.collection(), "memberId"),
        PersonalRecords.kept(WorkoutLayer.SCHEMA.collection(), "corrections.by"),
        PersonalRecords.owned(WorkoutTombstone.SCHEMA.collection(), "memberId"),
        PersonalRecords.owned(RemovedWorkout.SCHEMA.collection(), "memberId"));
  }

  @Override
  public void eraseElsewhere(MemberId memberId) {
    files.deleteBelow(Originals.folder(memberId));
  }
}
