package io.repstream.api.ingest.work;

import io.repstream.api.ingest.stream.SuspectJournal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A journal in memory. For one thread at a time. */
final class InMemoryJournal implements SuspectJournal {
  private final Map<String, Integer> crashes = new HashMap<>();
  private @Nullable String hand;

  @Override
  public synchronized void open() {
    if (hand != null) {
      crashes.merge(hand, 1, Integer::sum);
      hand = null;
    }
  }

  @Override
  public synchronized int takeInHand(String key) {
    hand = key;
    return crashes.getOrDefault(key, 0);
  }

  @Override
  public synchronized void done(String key) {
    hand = null;
    crashes.remove(key);
  }

  @Override
  public synchronized void putDown() {
    hand = null;
  }
}
