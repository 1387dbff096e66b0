package io.repstream.common.workout.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeqSetTest {
  private final SeqSet seqs = new SeqSet();

  @Test
  void knowsWhatWasAdded() {
    for (long seq : new long[] {5, 7, 6, 1, 6, 9}) {
      seqs.add(seq);
    }

    for (long seq : new long[] {1, 5, 6, 7, 9}) {
      assertThat(seqs.contains(seq)).isTrue();
    }
    for (long seq : new long[] {0, 2, 4, 8, 10}) {
      assertThat(seqs.contains(seq)).isFalse();
    }
  }

  @Test
  void forgetsTheLowestOfVeryManyRanges() {
    for (int i = 0; i <= SeqSet.MOST_RANGES; i++) {
      seqs.add(2L * i + 1);
    }

    assertThat(seqs.contains(1)).isFalse();
    assertThat(seqs.contains(3)).isTrue();
    assertThat(seqs.contains(2L * SeqSet.MOST_RANGES + 1)).isTrue();
  }
}
