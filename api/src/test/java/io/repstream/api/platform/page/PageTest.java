package io.repstream.api.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @Test
  void oneItemMoreThanAskedForTellsOfANextPage() {
    PageRequest request = PageRequest.of(null, 2L);
    assertThat(request.probe()).isEqualTo(3);

    Page<String> first = Page.of(List.of("a", "b", "c"), request, key -> key);
    assertThat(first.items()).containsExactly("a", "b");

    PageRequest next = PageRequest.of(first.nextCursor(), 2L);
    assertThat(next.after()).contains("b");
    assertThat(Page.of(List.of("c"), next, key -> key).nextCursor()).isNull();
  }

  @Test
  void mappingKeepsTheCursor() {
    Page<String> page = Page.of(List.of("a", "b"), PageRequest.of(null, 1L), key -> key);
    Page<Integer> mapped = page.map(String::length);
    assertThat(mapped.items()).containsExactly(1);
    assertThat(mapped.nextCursor()).isEqualTo(page.nextCursor()).isNotNull();
    assertThat(Page.whole(List.of(1)).nextCursor()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 201, Long.MAX_VALUE})
  void refusesOtherLimits(long limit) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> PageRequest.of(null, limit))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.VALIDATION_FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64!", "Mjpi", "####"})
  void refusesCursorsThatAreNotOurs(String cursor) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> PageRequest.of(cursor, null))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_CURSOR));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> PageRequest.of("x".repeat(513), null));
  }
}
