package io.repstream.gateway.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that waiting samples may take, all machines together. Safe for all threads.
 *
 * <p>Above three quarters the pressure is {@link Pressure#HIGH}; at the cap it is {@link
 * Pressure#FULL}, and {@link #isFull} stays true until half is free again. Who has been read
 * already when the cap is met gets {@link Pressure#REFUSED}: a thousand machines may be, in one
 * turn of the event loops.
 */
public final class InFlightBudget {
  private final long capBytes;
  private final Runnable fullnessChanged;
  private final AtomicLong usedBytes = new AtomicLong();
  private final AtomicBoolean full = new AtomicBoolean();

  /**
   * @param fullnessChanged is called, on any thread, after {@link #isFull} has changed; must be
   *     short
   */
  public InFlightBudget(long capBytes, Runnable fullnessChanged) {
    this.capBytes = capBytes;
    this.fullnessChanged = fullnessChanged;
  }

  Pressure take(long bytes) {
    long before = usedBytes.getAndAccumulate(bytes, this::withRoomFor);
    if (before >= capBytes) {
      return Pressure.REFUSED;
    }
    long used = before + bytes;
    if (used >= capBytes) {
      if (full.compareAndSet(false, true)) {
        fullnessChanged.run();
      }
      return Pressure.FULL;
    }
    return used >= capBytes / 4 * 3 ? Pressure.HIGH : Pressure.NORMAL;
  }

  private long withRoomFor(long used, long bytes) {
    return used >= capBytes ? used : used + bytes;
  }

  void giveBack(long bytes) {
    long used = usedBytes.addAndGet(-bytes);
    if (used <= capBytes / 2 && full.compareAndSet(true, false)) {
      fullnessChanged.run();
    }
  }

  /** Whether nobody may be read. */
  public boolean isFull() {
    return full.get();
  }

  /** Bytes of samples that wait for the store. */
  public long usedBytes() {
    return usedBytes.get();
  }
}
