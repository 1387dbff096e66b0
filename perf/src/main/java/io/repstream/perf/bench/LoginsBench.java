package io.repstream.perf.bench;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Does a flood of logins slow down who is logged in? Reads {@code GET /v1/me} at an even rate, at
 * first alone, then while more logins are offered than the hashing of passwords can take. Blocks;
 * for one thread.
 */
public final class LoginsBench {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int TIMES_IDLE = 3;
  private static final double ALWAYS_FINE_MILLIS = 60;
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private final Stand stand;
  private final Terms terms;
  private final MonotonicClock clock = MonotonicClock.system();

  /**
   * How it is asked.
   *
   * @param logins offered in a second
   * @param reads of the profile in a second
   * @param duration of each half of a run
   */
  public record Terms(int logins, int reads, Duration duration) {}

  /**
   * What was seen in one run.
   *
   * @param idleMillis 99th percentile of reads before the logins
   * @param floodMillis the same while they come
   * @param logins how often each status was answered; 0 stands for none
   * @param failedReads reads that were not answered 200
   */
  public record Result(
      double idleMillis, double floodMillis, Map<Integer, Long> logins, long failedReads) {
    public Result {
      logins = Map.copyOf(logins);
    }

    /** Whether the excess is refused in the right way, and reads bear it. */
    public boolean isGood() {
      return failedReads == 0
          && logins.containsKey(OK)
          && logins.containsKey(UNAVAILABLE)
          && logins.size() == 2
          && floodMillis <= Math.max(TIMES_IDLE * idleMillis, ALWAYS_FINE_MILLIS);
    }

    /** For people. */
    public String toText() {
      return String.format(
          Locale.ROOT,
          "/v1/me p99 %.1f ms alone, %.1f ms beside logins (by status %s); %d reads failed%n",
          idleMillis,
          floodMillis,
          new TreeMap<>(logins),
          failedReads);
    }
  }

  public LoginsBench(Stand stand, Terms terms) {
    this.stand = stand;
    this.terms = terms;
  }

  /** The run whose reads stand in the middle, out of several. */
  public static Result median(List<Result> results) {
    List<Result> sorted = new ArrayList<>(results);
    sorted.sort((one, other) -> Double.compare(one.floodMillis(), other.floodMillis()));
    return sorted.get(sorted.size() / 2);
  }

  /**
   * Asks once.
   *
   * @param run names the account
   */
  public Result run(int run) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      BenchMember member =
          BenchMember.register(http, stand.apiUrl(), "flood" + run + "@bench.example");
      Map<Integer, Long> logins = new ConcurrentSkipListMap<>();
      Map<Integer, Long> reads = new ConcurrentSkipListMap<>();
      Histogram idle = new ConcurrentHistogram(LONGEST.toNanos(), 3);
      Histogram flood = new ConcurrentHistogram(LONGEST.toNanos(), 3);
      offer(List.of(reading(member, idle, reads)));
      offer(
          List.of(
              reading(member, flood, reads),
              new Offer(terms.logins(), () -> count(logins, member.logIn().statusCode()), logins)));
      long failed =
          reads.entrySet().stream()
              .filter(entry -> entry.getKey() != OK)
              .mapToLong(Map.Entry::getValue)
              .sum();
      return new Result(
          idle.getValueAtPercentile(99) / 1e6,
          flood.getValueAtPercentile(99) / 1e6,
          logins,
          failed);
    }
  }

  /** A request that comes at an even rate, whether or not the one before it was answered. */
  private record Offer(int eachSecond, Asking asking, Map<Integer, Long> statuses) {}

  /** Sends one request. */
  @FunctionalInterface
  private interface Asking {
    void ask() throws IOException, InterruptedException;
  }

  private Offer reading(BenchMember member, Histogram nanos, Map<Integer, Long> statuses) {
    return new Offer(
        terms.reads(),
        () -> {
          long begin = clock.nanos();
          count(statuses, member.readMe());
          nanos.recordValue(Math.min(LONGEST.toNanos(), clock.nanos() - begin));
        },
        statuses);
  }

  private void offer(List<Offer> offers) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> asking = new ArrayList<>();
      for (Offer offer : offers) {
        asking.add(threads.submit(() -> keepAsking(offer, threads)));
      }
      for (Future<Integer> done : asking) {
        done.get();
      }
    } catch (ExecutionException broken) {
      throw new IOException("requests could not be offered", broken);
    }
  }

  private Integer keepAsking(Offer offer, ExecutorService threads) throws InterruptedException {
    long begin = clock.nanos();
    int most = Math.toIntExact(terms.duration().toSeconds() * offer.eachSecond());
    for (int sent = 0; sent < most; sent++) {
      long due = begin + sent * TimeUnit.SECONDS.toNanos(1) / offer.eachSecond();
      TimeUnit.NANOSECONDS.sleep(due - clock.nanos());
      threads.execute(() -> ask(offer));
    }
    return most;
  }

  private static void ask(Offer offer) {
    try {
      offer.asking().ask();
    } catch (IOException unanswered) {
      count(offer.statuses(), 0);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void count(Map<Integer, Long> statuses, int status) {
    statuses.merge(status, 1L, Long::sum);
  }
}
