package io.repstream.common.workout;

import io.repstream.common.id.BootId;

/**
 * A place in a machine's history.
 *
 * @param bootId of the sample
 * @param seq of the sample
 * @param timeMs its sample time; within one boot it never runs backwards
 */
public record Position(BootId bootId, long seq, long timeMs) {
  /** Whether nothing can lie between this sample and the next. */
  public boolean isRightBefore(TimedSample next) {
    return bootId.equals(next.bootId()) && seq + 1 == next.seq();
  }
}
