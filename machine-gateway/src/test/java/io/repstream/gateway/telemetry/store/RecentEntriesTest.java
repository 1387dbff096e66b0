package io.repstream.gateway.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.gateway.telemetry.store.RecentEntries.Recent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {
  private final RecentEntries entries = new RecentEntries();

  private static Recent recent(long number, int bytes, long storedAtNanos) {
    StreamEntry entry = new StreamEntry(0, new byte[bytes], new byte[0], Map.of(), 5);
    return Recent.of(new StoredId(1, number), entry, storedAtNanos);
  }

  @Test
  void forgetsWhatIsOld() {
    long begin = -5;
    entries.add(recent(1, 100, begin));
    entries.add(recent(2, 100, begin + 1));

    long end = begin + RecentEntries.KEPT.toNanos();
    assertThat(entries.list(end)).hasSize(2);
    assertThat(entries.list(end + 1)).extracting(Recent::id).containsExactly(new StoredId(1, 2));
    assertThat(entries.list(end + 2)).isEmpty();
  }

  @Test
  void keepsTheIdsOfWhatItHasNoRoomFor() {
    int megabyte = 1 << 20;
    for (int i = 1; i <= 12; i++) {
      entries.add(recent(i, megabyte, 0));
    }

    assertThat(entries.list(0)).hasSize(12).allMatch(recent -> recent.samples() == 5);
    assertThat(entries.list(0).stream().filter(recent -> recent.entry() != null))
        .hasSizeBetween(7, 8)
        .last()
        .satisfies(recent -> assertThat(recent.id().number()).isEqualTo(12));
  }

  @Test
  void forgetsWhatWasLookedAfter() {
    Recent one = recent(1, 100, 0);
    entries.add(one);
    entries.remove(one);
    assertThat(entries.list(0)).isEmpty();
  }
}
