package io.repstream.gateway.handler;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.session.Input;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps count, by address, of who has not proven anything yet and of proofs that were wrong. A
 * network of IPv6 (/64) counts as one address. Safe for all threads.
 */
public final class Doorkeeper {
  /** Addresses with wrong proofs that are remembered; beyond that the oldest are forgotten. */
  private static final int MAX_OFFENDERS = 10_000;

  private static final Duration FULL_RETRY = Duration.ofSeconds(5);

  private final AddressLimits limits;
  private final MonotonicClock clock;
  private final Map<Long, Integer> handshakes = new HashMap<>();
  private final Map<Long, Offences> offenders =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Offences> eldest) {
          return size() > MAX_OFFENDERS;
        }
      };

  private record Offences(int wrongProofs, long sinceNanos) {}

  public Doorkeeper(AddressLimits limits, MonotonicClock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Counts a connection in; it is to be counted out by {@link #leave}, unless it was turned away.
   *
   * @return why and for how long it is turned away; empty where it may stay
   */
  synchronized Optional<Input.TurnedAway> enter(InetAddress address) {
    long key = key(address);
    Duration blocked = blockedFor(key);
    if (!blocked.isZero()) {
      return Optional.of(new Input.TurnedAway(RmpCode.TRY_LATER, blocked));
    }
    if (handshakes.getOrDefault(key, 0) >= limits.maxHandshakes()) {
      return Optional.of(new Input.TurnedAway(RmpCode.CONNECTIONS, FULL_RETRY));
    }
    handshakes.merge(key, 1, Integer::sum);
    return Optional.empty();
  }

  /** A connection that was counted in has proven itself or is gone. */
  synchronized void leave(InetAddress address) {
    handshakes.computeIfPresent(key(address), (_, count) -> count > 1 ? count - 1 : null);
  }

  /** Somebody at this address has given a wrong proof. */
  synchronized void wrongProof(InetAddress address) {
    long key = key(address);
    Offences before = recent(key);
    offenders.remove(key);
    offenders.put(
        key,
        before == null
            ? new Offences(1, clock.nanos())
            : new Offences(before.wrongProofs() + 1, before.sinceNanos()));
  }

  private Duration blockedFor(long key) {
    Offences offences = recent(key);
    if (offences == null || offences.wrongProofs() < limits.maxWrongProofs()) {
      return Duration.ZERO;
    }
    long leftNanos = limits.block().toNanos() - (clock.nanos() - offences.sinceNanos());
    return Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(leftNanos) + 1);
  }

  private @Nullable Offences recent(long key) {
    Offences offences = offenders.get(key);
    boolean over =
        offences != null && clock.nanos() - offences.sinceNanos() >= limits.block().toNanos();
    return over ? null : offences;
  }

  private static long key(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet6Address ? bytes.getLong() : bytes.getInt();
  }
}
