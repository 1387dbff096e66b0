package io.repstream.api.platform.page;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param nextCursor gets the next page; null on the last one
 */
public record Page<T>(
    List<T> items,
    @Schema(description = "Pass as ?cursor= to get the next page; absent on the last one")
        @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /** A list that is not paged because it is small by nature. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, null);
  }

  /**
   * A page out of one item more than was asked for, which tells whether there is a next page.
   *
   * @param found up to {@code request.probe()} items
   * @param key by which the list is ordered, unique among its items
   */
  public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, String> key) {
    if (found.size() <= request.limit()) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, request.limit());
    return new Page<>(items, Cursor.encode(key.apply(items.getLast())));
  }

  /** The same page with other items. */
  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), nextCursor);
  }
}
