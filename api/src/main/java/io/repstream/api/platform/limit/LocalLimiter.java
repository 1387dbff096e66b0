package io.repstream.api.platform.limit;

import io.repstream.api.platform.config.limit.Quota;
import io.repstream.common.clock.MonotonicClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The same algorithm in this process alone, for the time without Redis. Remembers a bounded number
 * of clients and forgets the one that came longest ago. Safe for all threads.
 */
final class LocalLimiter {
  private static final int MOST_CLIENTS = 10_000;

  private final MonotonicClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> arrivals =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_CLIENTS;
        }
      };

  LocalLimiter(MonotonicClock clock) {
    this.clock = clock;
  }

  Admission take(String key, Quota quota) {
    long now = clock.nanos() / 1_000;
    long interval = quota.intervalMicros();
    long window = interval * quota.requests();
    lock.lock();
    try {
      Long known = arrivals.get(key);
      long following = (known == null || known - now < 0 ? now : known) + interval;
      long early = following - window - now;
      if (early > 0) {
        return new Admission.Refused(micros(early));
      }
      arrivals.put(key, following);
      long used = following - now;
      return new Admission.Granted(Math.toIntExact((window - used) / interval), micros(used));
    } finally {
      lock.unlock();
    }
  }

  private static Duration micros(long value) {
    return Duration.of(value, ChronoUnit.MICROS);
  }
}
