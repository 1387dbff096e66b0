package io.repstream.api.contest;

import io.repstream.api.platform.creation.Creation;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.util.List;
import java.util.Optional;

/** Where contests and who takes part are kept. Safe for all threads; calls may block. */
public interface ContestStore {
  /** More do not take part in one contest. */
  int MOST_ENTRIES = 2_000;

  /** Keeps an entry, in place of an older one of the same member and contest. */
  void enter(ContestEntry entry);

  /** Forgets an entry. Answers whether there was one. */
  boolean leave(String contest, MemberId memberId);

  /** Who takes part in a contest. */
  List<ContestEntry> entries(String contest);

  /** Keeps a new challenge. */
  void add(Challenge challenge, Creation<Challenge> creation);

  Optional<Challenge> challenge(String id);

  /**
   * A gym's challenges, the newest first.
   *
   * @param before the id of the last one of the page before; empty from the newest
   * @param limit most to answer
   */
  List<Challenge> challenges(GymId gymId, Optional<String> before, int limit);
}
