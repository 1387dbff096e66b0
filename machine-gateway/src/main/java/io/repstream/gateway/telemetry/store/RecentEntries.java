package io.repstream.gateway.telemetry.store;

import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one shard that Redis has acknowledged lately. A server that takes over from another
 * may lack them; they are kept for as long as that is to be feared. For one thread.
 *
 * <p>Bounded in time and bytes: above {@link #MAX_BYTES} the oldest give up their bytes and keep
 * their id, so that a loss which cannot be mended is at least counted.
 */
final class RecentEntries {
  static final Duration KEPT = Duration.ofSeconds(10);
  static final long MAX_BYTES = 8L << 20;

  /** Well below the limit, so that it is not met again at once. */
  private static final long BYTES_AFTER = MAX_BYTES / 8 * 7;

  private final Deque<Recent> entries = new ArrayDeque<>();
  private long bytes;

  /**
   * An acknowledged entry.
   *
   * @param nonce the entry's own, by which it is recognised
   * @param entry null where its bytes were given up
   * @param samples how many it holds
   */
  record Recent(
      StoredId id, long nonce, @Nullable StreamEntry entry, int samples, long storedAtNanos) {
    static Recent of(StoredId id, StreamEntry entry, long storedAtNanos) {
      long nonce = TelemetryEntryCodec.nonceOf(entry.bytes());
      return new Recent(id, nonce, entry, entry.samples(), storedAtNanos);
    }

    private Recent withoutEntry() {
      return new Recent(id, nonce, null, samples, storedAtNanos);
    }

    private long bytes() {
      return entry == null ? 0 : entry.bytes().length + entry.safetyBytes().length;
    }
  }

  void add(Recent recent) {
    forgetOld(recent.storedAtNanos());
    entries.addLast(recent);
    bytes += recent.bytes();
    if (bytes > MAX_BYTES) {
      giveUpOldest();
    }
  }

  private void giveUpOldest() {
    List<Recent> kept = new ArrayList<>(entries.size());
    for (Iterator<Recent> oldestFirst = entries.iterator(); oldestFirst.hasNext(); ) {
      Recent recent = oldestFirst.next();
      boolean isTooMuch = bytes > BYTES_AFTER && oldestFirst.hasNext();
      bytes -= isTooMuch ? recent.bytes() : 0;
      kept.add(isTooMuch ? recent.withoutEntry() : recent);
    }
    entries.clear();
    entries.addAll(kept);
  }

  private void forgetOld(long nowNanos) {
    for (Recent oldest = entries.peekFirst(); isOld(oldest, nowNanos); ) {
      bytes -= entries.removeFirst().bytes();
      oldest = entries.peekFirst();
    }
  }

  private static boolean isOld(@Nullable Recent recent, long nowNanos) {
    return recent != null && nowNanos - recent.storedAtNanos() > KEPT.toNanos();
  }

  /** All that are still kept, oldest first. */
  List<Recent> list(long nowNanos) {
    forgetOld(nowNanos);
    return List.copyOf(entries);
  }

  /** Forgets one that was looked after. */
  void remove(Recent settled) {
    if (entries.remove(settled)) {
      bytes -= settled.bytes();
    }
  }
}
