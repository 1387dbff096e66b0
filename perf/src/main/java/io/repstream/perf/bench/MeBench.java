package io.repstream.perf.bench;

import io.repstream.perf.stand.ProcessorTime;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What does everything around a resource cost: token, revocation, limit, headers, log line? The
 * processor time of {@code GET /v1/me}, in multiples of a hello by a bare service of the same
 * framework. Blocks; for one thread.
 */
public final class MeBench {
  /** What the median of the rounds must not exceed. */
  public static final double MOST_TIMES = 3;

  private static final int CONNECTIONS = 8;
  private static final int OK = 200;

  private final Stand stand;
  private final Terms terms;

  /**
   * How it is asked.
   *
   * @param warmUp requests to each before what is measured; a cold JVM looks five times worse
   * @param requests to each in a round
   * @param rounds in turn
   */
  public record Terms(int warmUp, int requests, int rounds) {}

  /**
   * What was seen.
   *
   * @param ours processor time of the api's process for a request, in microseconds, by round
   * @param bare of the peer's
   */
  public record Result(List<Double> ours, List<Double> bare) {
    public Result {
      ours = List.copyOf(ours);
      bare = List.copyOf(bare);
    }

    /** How many times as much ours took; the median over the rounds. */
    public double ratio() {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < ours.size(); round++) {
        ratios.add(ours.get(round) / bare.get(round));
      }
      ratios.sort(null);
      return ratios.get(ratios.size() / 2);
    }

    public boolean isGood() {
      return ratio() <= MOST_TIMES;
    }

    /** For people. */
    public String toText() {
      StringBuilder text = new StringBuilder();
      for (int round = 0; round < ours.size(); round++) {
        text.append(
            String.format(
                Locale.ROOT,
                "round %d: %.0f µs of processor time a request, a bare hello %.0f µs%n",
                round + 1,
                ours.get(round),
                bare.get(round)));
      }
      return text.append(String.format(Locale.ROOT, "%.2f times a bare hello%n", ratio()))
          .toString();
    }
  }

  public MeBench(Stand stand, Terms terms) {
    this.stand = stand;
    this.terms = terms;
  }

  /** Asks. */
  public Result run() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HelloPeer peer = HelloPeer.start(stand.home(), stand.directory())) {
      BenchMember member = BenchMember.register(http, stand.apiUrl(), "me@bench.example");
      HttpRequest hello = HttpRequest.newBuilder(peer.url()).build();
      fetch(http, member.me(), terms.warmUp());
      fetch(http, hello, terms.warmUp());
      List<Double> ours = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      for (int round = 0; round < terms.rounds(); round++) {
        member.refreshToken();
        ours.add(micros(http, member.me(), stand.api().process().pid()));
        bare.add(micros(http, hello, peer.pid()));
      }
      return new Result(ours, bare);
    }
  }

  private double micros(HttpClient http, HttpRequest request, long pid)
      throws IOException, InterruptedException {
    long before = ProcessorTime.of(pid).toNanos();
    fetch(http, request, terms.requests());
    return (ProcessorTime.of(pid).toNanos() - before) / 1e3 / terms.requests();
  }

  private static void fetch(HttpClient http, HttpRequest request, int times)
      throws IOException, InterruptedException {
    Callable<Integer> share =
        () -> {
          for (int i = 0; i < times / CONNECTIONS; i++) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != OK) {
              throw new IOException(request.uri() + " answered " + status);
            }
          }
          return times / CONNECTIONS;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> shares = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        shares.add(threads.submit(share));
      }
      for (Future<Integer> done : shares) {
        done.get();
      }
    } catch (ExecutionException broken) {
      throw new IOException("a request failed", broken);
    }
  }
}
