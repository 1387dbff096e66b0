package io.repstream.api.workout.progress;

import io.repstream.api.workout.member.MemberWorkout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A member's records as they stood before a workout, and which of them it has broken so far. The
 * first of its kind breaks nothing. Immutable.
 */
public final class RunningRecords {
  private final Map<String, PersonalRecord> standing = new HashMap<>();

  /**
   * @param others all workouts of the member but the one under way
   */
  RunningRecords(List<MemberWorkout> others) {
    PersonalRecord.of(others).forEach(record -> standing.put(record.subject(), record));
  }

  /** The records that a workout, as it is now, has broken. */
  public List<FallenRecord> fallenTo(MemberWorkout workout) {
    List<FallenRecord> fallen = new ArrayList<>();
    for (PersonalRecord now : PersonalRecord.of(List.of(workout))) {
      PersonalRecord before = standing.get(now.subject());
      if (before != null && now.beats(before)) {
        fallen.add(new FallenRecord(now, before.value()));
      }
    }
    return fallen;
  }
}
