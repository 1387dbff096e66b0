package io.repstream.api.workout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LttbTest {
  @Test
  void keepsEndsAndPeaks() {
    List<Double> x = new ArrayList<>();
    List<@Nullable Double> y = new ArrayList<>();
    for (int i = 0; i < 3_600; i++) {
      x.add((double) i);
      y.add(200.0);
    }
    y.set(50, null);
    y.set(1_234, 900.0);

    int[] picked = Lttb.pick(x, y, 60);

    assertThat(picked).hasSize(60).isSorted().doesNotHaveDuplicates();
    assertThat(picked).startsWith(0).endsWith(3_599).contains(1_234);
  }

  @Test
  void takesAllWhereThereAreFew() {
    assertThat(Lttb.pick(List.of(1.0, 2.0), List.of(5.0, 6.0), 60)).containsExactly(0, 1);
    assertThat(Lttb.pick(List.of(), List.of(), 60)).isEmpty();
  }
}
