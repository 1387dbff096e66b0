package io.repstream.api.platform.page;

import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param after the key of the last item before it; empty for the first page
 * @param limit most items on it
 */
public record PageRequest(Optional<String> after, int limit) {
  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  /**
   * Reads the query parameters of a list.
   *
   * @throws Refusal where the cursor is not ours or the limit not within 1 to 200
   */
  public static PageRequest of(@Nullable String cursor, @Nullable Long limit) {
    long wanted = limit == null ? DEFAULT_LIMIT : limit;
    if (wanted < 1 || wanted > MAX_LIMIT) {
      throw Refusal.invalid(List.of(new FieldFault("limit", "must be between 1 and 200")));
    }
    Optional<String> after = Optional.empty();
    if (cursor != null) {
      after = Cursor.decode(cursor);
      if (after.isEmpty()) {
        throw Refusal.of(ProblemCode.INVALID_CURSOR);
      }
    }
    return new PageRequest(after, (int) wanted);
  }

  /** How many to ask the store for: one more than wanted tells whether there is a next page. */
  public int probe() {
    return limit + 1;
  }
}
