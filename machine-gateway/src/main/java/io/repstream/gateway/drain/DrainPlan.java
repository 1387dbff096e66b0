package io.repstream.gateway.drain;

import io.repstream.gateway.telemetry.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides which machine goes when, and when it may come back. A pure object; for one thread.
 *
 * <p>At each step a batch goes: idle machines before those at a boundary. Those in a workout, or
 * perhaps in one, go only when the window would otherwise be too short for all, and then with as
 * many at a time as it takes. Their ways back lie behind each other in slots of equal width, so
 * that they come evenly even where they had to go all at once.
 */
final class DrainPlan {
  private final DrainConfig config;
  private final RandomGenerator random;
  private final int batch;
  private final long slotMs;
  private long nextSlotMs;

  /**
   * A machine that goes now.
   *
   * @param reconnectAfter when it may come back, from now
   */
  record Parting(Guest guest, Duration reconnectAfter) {}

  private record Seen(Guest guest, Activity activity) {}

  /**
   * @param guestCount how many there are at the beginning
   */
  DrainPlan(DrainConfig config, int guestCount, RandomGenerator random) {
    this.config = config;
    this.random = random;
    this.batch = batch(config, guestCount);
    this.slotMs = config.interval().toMillis() / batch;
  }

  /** So many per interval that all together take the spread, and never more than the most. */
  private static int batch(DrainConfig config, int guestCount) {
    long spreadMs = Math.max(1, config.reconnectSpread().toMillis());
    long share = Math.ceilDiv(guestCount * config.interval().toMillis(), spreadMs);
    return Math.clamp(share, 1, config.batch());
  }

  /**
   * Who goes now.
   *
   * @param elapsed since the drain began; rises from call to call
   * @param staying those who have not been told yet
   */
  List<Parting> next(Duration elapsed, Collection<? extends Guest> staying) {
    boolean late = isLate(elapsed, staying.size());
    List<Seen> going =
        staying.stream()
            .map(guest -> new Seen(guest, guest.activity()))
            .filter(seen -> late || mayGo(seen.activity()))
            .sorted(Comparator.comparing(Seen::activity))
            .limit(late ? Math.max(batch, dueNow(elapsed, staying.size())) : batch)
            .toList();
    List<Parting> partings = new ArrayList<>(going.size());
    for (Seen seen : going) {
      partings.add(new Parting(seen.guest(), reconnectAfter(elapsed)));
    }
    return partings;
  }

  private static boolean mayGo(Activity activity) {
    return activity == Activity.IDLE || activity == Activity.AT_BOUNDARY;
  }

  /** Whether the rest of the window is needed to let all go at the usual pace. */
  private boolean isLate(Duration elapsed, int staying) {
    Duration needed = config.interval().multipliedBy(Math.ceilDiv(staying, batch));
    return elapsed.plus(needed).compareTo(config.window()) >= 0;
  }

  private int dueNow(Duration elapsed, int staying) {
    long stepsLeft = config.window().minus(elapsed).dividedBy(config.interval());
    return (int) Math.ceilDiv(staying, Math.max(1, stepsLeft));
  }

  private Duration reconnectAfter(Duration elapsed) {
    long slotBeginMs = Math.max(nextSlotMs, elapsed.toMillis());
    nextSlotMs = slotBeginMs + slotMs;
    return Duration.ofMillis(slotBeginMs + random.nextLong(slotMs + 1)).minus(elapsed);
  }
}
