package io.repstream.api.workout.goal;

import io.repstream.api.platform.creation.Creation;
import io.repstream.common.id.MemberId;
import java.util.List;

/** Where goals are kept. Safe for all threads; calls may block. */
public interface GoalStore {
  /** Keeps a new goal. */
  void add(Goal goal, Creation<Goal> creation);

  /** A member's goals, the oldest first. */
  List<Goal> of(MemberId memberId);

  /** Deletes one of a member's goals. Answers whether there was one. */
  boolean remove(MemberId memberId, String id);
}
