package io.repstream.gateway.session;

import io.repstream.common.telemetry.SampleBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A store that keeps what it is given in order, some of it later, and loses nothing it has. */
final class SimulatedStore {
  private final Set<Long> stored = new HashSet<>();
  private final Deque<SampleBlock> waiting = new ArrayDeque<>();
  private long mark;

  void append(SampleBlock block) {
    waiting.add(block);
  }

  /** The connection has ended: what waits is still stored, but nobody hears of it. */
  void connectionEnded() {
    waiting.forEach(this::keep);
    waiting.clear();
  }

  void forget() {
    waiting.clear();
  }

  /** Stores the next block and tells what the session hears of it. */
  Optional<Input.Stored> storeNext() {
    SampleBlock block = waiting.poll();
    if (block == null) {
      return Optional.empty();
    }
    keep(block);
    return Optional.of(new Input.Stored(block.lastSeq(), block.count()));
  }

  private void keep(SampleBlock block) {
    long firstCovered = block.firstKindCode() == 8 ? 1 : block.firstSeq();
    for (long seq = firstCovered; seq <= block.lastSeq(); seq++) {
      stored.add(seq);
    }
    mark = Math.max(mark, block.lastSeq());
  }

  /** Whether every sample up to here is stored or was declared lost. */
  boolean holdsAllThrough(long seq) {
    for (long each = 1; each <= seq; each++) {
      if (!stored.contains(each)) {
        return false;
      }
    }
    return true;
  }

  long mark() {
    return mark;
  }
}
