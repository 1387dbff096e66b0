package io.repstream.gateway.ops;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notices that machines have stopped coming through although they are linked: the fault of a
 * gateway that has stopped reading. A pure object without a clock, for one thread.
 *
 * <p>A machine that is linked is heard at least once in 2.5 heartbeats, in use or not, or its link
 * ends. So over three heartbeats there is at least a frame from every machine that was linked all
 * the time. Where less than half of that comes, and less than a tenth of what came before, the rate
 * has collapsed. A gym that closes is none: its machines go on answering pings, or their links end.
 */
public final class FlowWatch {
  /** Machines fewer than that say nothing about a gateway. */
  private static final int LEAST_LINKED = 5;

  private static final int PAST_WINDOWS = 10;

  private final long windowMs;
  private final Deque<Observation> observations = new ArrayDeque<>();

  private record Observation(long atMs, long frames, int linked) {}

  /** What the figures say. */
  public enum Verdict {
    STEADY,
    COLLAPSED
  }

  /**
   * @param heartbeat within which a side that is silent pings
   */
  public FlowWatch(Duration heartbeat) {
    this.windowMs = heartbeat.multipliedBy(3).toMillis();
  }

  /**
   * Takes the figures of now.
   *
   * @param atMs monotonic; rises from call to call
   * @param frames received since the start
   * @param linked machines that are linked now
   */
  public Verdict observe(long atMs, long frames, int linked) {
    observations.addLast(new Observation(atMs, frames, linked));
    long oldestMs = atMs - windowMs * (PAST_WINDOWS + 1);
    while (observations.getFirst().atMs() < oldestMs) {
      observations.removeFirst();
    }
    return isCollapsed(atMs, frames) ? Verdict.COLLAPSED : Verdict.STEADY;
  }

  private boolean isCollapsed(long atMs, long frames) {
    Observation first = observations.getFirst();
    Observation windowBegin = null;
    int linkedThroughout = Integer.MAX_VALUE;
    for (Observation one : observations) {
      if (one.atMs() <= atMs - windowMs) {
        windowBegin = one;
        linkedThroughout = one.linked();
      } else {
        linkedThroughout = Math.min(linkedThroughout, one.linked());
      }
    }
    if (windowBegin == null
        || linkedThroughout < LEAST_LINKED
        || first.atMs() == windowBegin.atMs()) {
      return false;
    }
    double recent = frames - windowBegin.frames();
    double before =
        (double) (windowBegin.frames() - first.frames())
            * windowMs
            / (windowBegin.atMs() - first.atMs());
    return recent < linkedThroughout / 2.0 && recent < before / 10;
  }
}
