package io.repstream.api.access;

import io.repstream.common.id.MemberId;

/** What members consent to now. Safe for all threads; calls may block. */
public interface ConsentDirectory {
  /** How a member answered a question of consent last. */
  enum Answer {
    /** Never answered. */
    NONE,
    GIVEN,
    WITHDRAWN
  }

  /** The last answer of a member; counts at once. */
  Answer answer(MemberId memberId, DataClass dataClass);
}
