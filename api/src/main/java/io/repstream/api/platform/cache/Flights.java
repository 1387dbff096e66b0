package io.repstream.api.platform.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets of several equal requests at once one make the answer and the others wait for it. Equal
 * means of one caller under one version, so nobody waits for an answer older than their request.
 * Safe for all threads; as many flights as requests under way.
 */
final class Flights {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Map<String, CompletableFuture<Optional<CachedJson>>> underWay =
      new ConcurrentHashMap<>();

  /** One request's part in a flight. */
  sealed interface Part {
    /** It makes the answer, and must {@link #land} whatever comes of it. */
    record Lead(String key) implements Part {}

    /** Somebody else made it; empty where nothing came of it, or not in time. */
    record Joined(Optional<CachedJson> answer) implements Part {}
  }

  /** Takes part; waits at most two seconds. */
  Part board(String key) {
    CompletableFuture<Optional<CachedJson>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<CachedJson>> first = underWay.putIfAbsent(key, mine);
    if (first == null) {
      return new Part.Lead(key);
    }
    try {
      return new Part.Joined(first.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Part.Joined(Optional.empty());
    } catch (ExecutionException | TimeoutException none) {
      return new Part.Joined(Optional.empty());
    }
  }

  /** Ends a flight. */
  void land(Part.Lead lead, Optional<CachedJson> answer) {
    CompletableFuture<Optional<CachedJson>> flight = underWay.remove(lead.key());
    if (flight != null) {
      flight.complete(answer);
    }
  }
}
