package io.repstream.api.consent;

import io.repstream.api.access.DataClass;
import io.repstream.common.id.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where answers are kept. Safe for all threads; calls may block. */
public interface ConsentStore {
  /**
   * Adds an answer.
   *
   * @return false where its number is taken
   */
  boolean add(ConsentEvent event);

  /** The last answer of a member for a class of data. */
  Optional<ConsentEvent> last(MemberId memberId, DataClass dataClass);

  /**
   * Answers of a member, the latest first.
   *
   * @param before those below a number, or the latest
   */
  List<ConsentEvent> latest(MemberId memberId, OptionalLong before, int limit);
}
