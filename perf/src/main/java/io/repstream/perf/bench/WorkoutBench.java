package io.repstream.perf.bench;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.machine.MachineType;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.evening.EveningPlayer;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import io.repstream.perf.stand.ProcessorTime;
import io.repstream.perf.stand.Stand;
import io.repstream.perf.stand.StandGym.Visit;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What does a workout of 3,600 samples, read at 300 points, take of the processor, here and in an
 * Express service that reads the same documents out of the same store? Blocks; for one thread.
 */
public final class WorkoutBench {
  private static final int SAMPLES = 3_600;
  private static final int POINTS = 300;
  private static final int SAMPLES_PER_RUN = 60;
  private static final double TOLERANCE = 0.01;
  private static final Duration COMPLETED_LIMIT = Duration.ofSeconds(60);
  private static final long CHECK_MILLIS = 200;

  private final Stand stand;
  private final Terms terms;
  private final MonotonicClock clock = MonotonicClock.system();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * How it is asked.
   *
   * @param warmUp requests to each before what is measured
   * @param requests to each in a round
   * @param rounds in turn
   */
  public record Terms(int warmUp, int requests, int rounds) {}

  /**
   * What was seen.
   *
   * @param ours processor time of the api's process for a request, in milliseconds, by round
   * @param peers of the peer's
   */
  public record Result(List<Double> ours, List<Double> peers) {
    public Result {
      ours = List.copyOf(ours);
      peers = List.copyOf(peers);
    }

    /** How many times as much the peer took; the median over the rounds. */
    public double ratio() {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < ours.size(); round++) {
        ratios.add(peers.get(round) / ours.get(round));
      }
      ratios.sort(null);
      return ratios.get(ratios.size() / 2);
    }

    /** For people. */
    public String toText() {
      StringBuilder text = new StringBuilder();
      for (int round = 0; round < ours.size(); round++) {
        text.append(
            String.format(
                Locale.ROOT,
                "round %d: %.2f ms of processor time a request, the peer %.2f ms%n",
                round + 1,
                ours.get(round),
                peers.get(round)));
      }
      return text.append(String.format(Locale.ROOT, "the peer takes %.1f times as much%n", ratio()))
          .toString();
    }
  }

  public WorkoutBench(Stand stand, Terms terms) {
    this.stand = stand;
    this.terms = terms;
  }

  /** Asks. */
  public Result run() throws IOException, InterruptedException {
    Visit visit = stand.gym().visit();
    ride(visit);
    String path = "/v1/workouts/" + visit.workoutId();
    awaitCompleted(visit, path);
    Map<String, String> settings =
        Map.of(
            "PEER_MONGODB_URL", stand.stores().mongoUrl(),
            "PEER_MONGODB_DATABASE", stand.stores().database(),
            "PEER_SIGNING_KEY", stand.signingKeyPem());
    try (NodePeer peer =
        NodePeer.start(
            stand.home().resolve("perf/peers/express"),
            settings,
            stand.directory().resolve("peer.log"))) {
      String what = path + "/samples?points=" + POINTS;
      URI ours = stand.apiUrl().resolve(what);
      URI peers = peer.url().resolve(what);
      requireSame(get(visit, ours), get(visit, peers));
      fetch(visit, ours, terms.warmUp());
      fetch(visit, peers, terms.warmUp());
      List<Double> oursMillis = new ArrayList<>();
      List<Double> peersMillis = new ArrayList<>();
      for (int round = 0; round < terms.rounds(); round++) {
        oursMillis.add(measure(visit, ours, stand.api().process().pid()));
        peersMillis.add(measure(visit, peers, peer.pid()));
      }
      return new Result(oursMillis, peersMillis);
    }
  }

  private void ride(Visit visit) {
    Ride ride = Ride.on(MachineType.INDOOR_BIKE, TrainingPlan.steady(Duration.ofHours(2)), 1);
    // Signed in a moment ago: the hour that follows lies ahead of our clock.
    long beginMs = WallClock.system().instant().toEpochMilli() + 1_000;
    List<Sample> samples = new ArrayList<>();
    try (EveningPlayer player = new EveningPlayer(stand.stores().redisUrl())) {
      for (long seq = 1; seq <= SAMPLES + 1; seq++) {
        boolean isOver = seq > SAMPLES;
        ride.advance(1);
        samples.add(
            new Sample(
                seq,
                beginMs + seq * 1_000,
                (isOver ? SampleKind.SIGN_OUT : SampleKind.FTMS).code(),
                isOver ? new byte[0] : ride.payload()));
        if (samples.size() == SAMPLES_PER_RUN || isOver) {
          player.add(List.of(run(visit, samples)));
          samples.clear();
        }
      }
    }
  }

  private static MachineRun run(Visit visit, List<Sample> samples) {
    return new MachineRun(
        visit.machineId(),
        visit.gymId(),
        visit.bootId(),
        1,
        0,
        samples.getLast().machineTimeMs(),
        SampleBlock.of(samples));
  }

  private void awaitCompleted(Visit visit, String path) throws IOException, InterruptedException {
    long begin = clock.nanos();
    while (true) {
      HttpResponse<String> answer = send(visit, stand.apiUrl().resolve(path));
      if (answer.statusCode() == 200
          && object(answer.body()).getString("state").equals("COMPLETED")) {
        return;
      }
      if (clock.since(begin).compareTo(COMPLETED_LIMIT) > 0) {
        throw new IOException("the workout does not end: " + answer.body());
      }
      Thread.sleep(CHECK_MILLIS);
    }
  }

  /** Figures of two services say something only if both do the same. */
  private static void requireSame(String ours, String peers) throws IOException {
    JsonObject one = object(ours);
    JsonObject other = object(peers);
    for (String column : List.of("offsetSeconds", "powerWatts", "distanceMeters")) {
      JsonArray a = one.getJsonArray(column);
      JsonArray b = other.getJsonArray(column);
      boolean isSame = a.size() == POINTS && b.size() == POINTS;
      for (int i = 0; isSame && i < POINTS; i++) {
        isSame =
            Math.abs(a.getJsonNumber(i).doubleValue() - b.getJsonNumber(i).doubleValue())
                < TOLERANCE;
      }
      if (!isSame) {
        throw new IOException("the peer answers something else: " + column);
      }
    }
  }

  private double measure(Visit visit, URI url, long pid) throws IOException, InterruptedException {
    Duration before = ProcessorTime.of(pid);
    fetch(visit, url, terms.requests());
    return ProcessorTime.of(pid).minus(before).toNanos() / 1e6 / terms.requests();
  }

  private void fetch(Visit visit, URI url, int times) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      get(visit, url);
    }
  }

  private String get(Visit visit, URI url) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(visit, url);
    if (answer.statusCode() != 200) {
      throw new IOException(url + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse<String> send(Visit visit, URI url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url).header("Authorization", "Bearer " + visit.token()).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonObject object(String text) {
    try (JsonReader json = Json.createReader(new StringReader(text))) {
      return json.readObject();
    }
  }
}
