package io.repstream.perf.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.GymId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.bench.KeepAliveBench;
import io.repstream.perf.gym.RideRun;
import io.repstream.perf.gym.RideRun.Rhythm;
import io.repstream.perf.gym.RideSpan;
import io.repstream.perf.gym.SimulationClock;
import io.repstream.perf.machine.Console;
import io.repstream.perf.machine.Fleet;
import io.repstream.perf.machine.FleetConfig;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From machine to member through the real processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkingSkeletonIT {
  private static final long SEED = 20_261;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TO_GET_SEATED = Duration.ofSeconds(1);

  private RunningProduct product;
  private SkeletonGym gym;
  private Rest member;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    product = new RunningProduct();
    gym = new SkeletonGym(product);
    member = gym.member();
  }

  @AfterAll
  void stop() {
    if (product != null) {
      product.close();
    }
  }

  @AfterEach
  void nobodyFell() {
    assertThat(product.isRunning()).isTrue();
  }

  @Test
  void memberFindsTheMinuteOnTheBike() {
    SimulationClock clock = SimulationClock.system(10);
    try (Fleet fleet = fleet(clock)) {
      SimulatedMachine bike = connected(fleet, gym.machine(MachineType.INDOOR_BIKE));
      String workoutId = signIn(bike);
      RideSpan ridden = ride(bike, Duration.ofSeconds(60), clock).result().join();

      JsonObject workout = completed(workoutId);
      assertThat(workout.getString("machineId")).isEqualTo(bike.credentials().machineId().value());
      assertThat(workout.getString("machineType")).isEqualTo("INDOOR_BIKE");
      assertEqualTotals(workout, ridden);
    }
  }

  @Test
  void rideOutlivesTheGateway() throws InterruptedException {
    SimulationClock clock = SimulationClock.system(4);
    try (Fleet fleet = fleet(clock)) {
      SimulatedMachine treadmill = connected(fleet, gym.machine(MachineType.TREADMILL));
      String workoutId = signIn(treadmill);
      RideRun run = ride(treadmill, Duration.ofSeconds(60), clock);
      await().atMost(PATIENCE).until(() -> treadmill.standing().join().ackedThrough() >= 10);

      product.killGateway();
      product.startGatewayAgain();

      RideSpan ridden = run.result().join();
      await().atMost(PATIENCE).until(() -> treadmill.standing().join().isDrained());
      assertEqualTotals(completed(workoutId), ridden);
      assertThat(ridden.bootId()).isEqualTo(treadmill.standing().join().bootId());
    }
  }

  @Test
  void appSeesTheFloorMove() {
    SimulationClock clock = SimulationClock.system(1);
    try (Fleet fleet = fleet(clock);
        LiveListener floor =
            new LiveListener(product.apiUrl(), member.token(), "gym:" + gym.id() + ":floor")) {
      await().atMost(PATIENCE).until(() -> !floor.ofType("snapshot").isEmpty());
      SimulatedMachine rower = connected(fleet, gym.machine(MachineType.ROWER));
      RideRun run =
          RideRun.start(
              rower,
              Ride.on(MachineType.ROWER, TrainingPlan.steady(Duration.ofMinutes(1)), SEED),
              Rhythm.everySecond(clock),
              RideRun.Ending.ANONYMOUS);
      String id = rower.credentials().machineId().value();
      await().atMost(PATIENCE).until(() -> powersSeen(floor, id) >= 3);
      run.stop();
      assertThat(floor.ofType("delta"))
          .extracting(delta -> delta.getJsonNumber("version").longValue())
          .isSorted();
    }
  }

  @Test
  void badInputDisturbsNobody() throws IOException {
    SimulationClock clock = SimulationClock.system(10);
    try (Fleet fleet = fleet(clock)) {
      SimulatedMachine bike = connected(fleet, gym.machine(MachineType.INDOOR_BIKE));
      String workoutId = signIn(bike);
      RideRun run = ride(bike, Duration.ofSeconds(60), clock);

      assertThat(answerTo("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
          .isEqualTo(RmpCode.FRAME_TOO_LARGE.code());
      assertThat(answerTo(new byte[] {0, 0, 0, 4, (byte) 0xEE, 0, 1, 2}))
          .isEqualTo(RmpCode.UNEXPECTED.code());
      assertThat(answerTo(new byte[] {0, 0, 0, 3, 0x01, 0, 1})).isEqualTo(RmpCode.MALFORMED.code());
      assertThat(answerTo(new byte[] {0x7F, -1, -1, -1})).isEqualTo(RmpCode.FRAME_TOO_LARGE.code());
      // Until the api has answered for the id, the gateway cannot know that nobody has it.
      await()
          .atMost(PATIENCE)
          .until(() -> answerToProofOf("no-such-machine") == RmpCode.PROOF.code());
      assertThat(answerToProofOf(bike.credentials().machineId().value()))
          .isEqualTo(RmpCode.PROOF.code());

      assertThat(gym.anybody().postText("/v1/auth/login", "{\"email\":").expect(400))
          .containsKey("code");
      assertThat(member.withToken("a.foreign.token").get("/v1/workouts").expect(401))
          .containsKey("code");

      assertEqualTotals(completed(workoutId, run), run.result().join());
      assertThat(fleet.connectedCount()).isEqualTo(1);
    }
  }

  @Test
  void largeAnswerDoesNotWaitForAnAck() throws IOException, InterruptedException {
    KeepAliveBench bench =
        new KeepAliveBench(
            product.apiUrl().resolve("/openapi"), Optional.empty(), MonotonicClock.system());
    KeepAliveBench.Result result = bench.run(100, 200);
    assertThat(result.connectionCount()).isEqualTo(1);
    assertThat(result.bodyBytes()).isGreaterThanOrEqualTo(KeepAliveBench.MIN_BODY_BYTES);
    // A delayed ACK takes 40 ms. The benchmark asks for 5, which a busy build may not show.
    assertThat(result.p50Millis()).as(result.toText()).isLessThan(20);
  }

  @Test
  void machineDoesWhatTheAppAsksForAndShowsIt() {
    SimulationClock clock = SimulationClock.system(1);
    try (Fleet fleet = fleet(clock)) {
      SimulatedMachine bike = connected(fleet, gym.machine(MachineType.INDOOR_BIKE));
      signIn(bike);
      RideRun run = ride(bike, Duration.ofMinutes(5), clock);
      String power = "{\"order\":{\"kind\":\"setTargetPower\",\"powerWatts\":150}}";
      JsonObject obeyed = ended(bike, power);
      assertThat(obeyed.getString("state")).isEqualTo("SUCCEEDED");
      assertThat(obeyed.getString("reason")).isEqualTo("APPLIED");
      assertThat(obeyed.getJsonArray("history").getValuesAs(JsonObject.class))
          .extracting(step -> step.getString("state"))
          .containsExactly("QUEUED", "SENT", "DELIVERED", "SUCCEEDED");

      bike.console().behave(Console.Manner.PRETENDS);
      JsonObject ignored = ended(bike, "{\"order\":{\"kind\":\"setUp\",\"seat\":4}}");
      assertThat(ignored.getString("state")).isEqualTo("FAILED");
      assertThat(ignored.getString("reason")).isEqualTo("NOT_APPLIED");

      bike.console().behave(Console.Manner.OBEYS);
      assertThat(ended(bike, "{\"order\":{\"kind\":\"setUp\",\"seat\":5}}").getString("reason"))
          .isEqualTo("APPLIED");
      assertThat(bike.console().executedCount()).as("each once").isEqualTo(3);
      run.stop();
    }
  }

  @Test
  void laterReleasesOfMachineAndGatewayAreUnderstood() throws IOException {
    MachineCredentials later = gym.machine(MachineType.INDOOR_BIKE);
    MachineCredentials first = gym.machine(MachineType.INDOOR_BIKE);
    try (OtherRelease speaksMore = OtherRelease.connect(product.gatewayDoor(), later, 9);
        OtherRelease speaksOne = OtherRelease.connect(product.gatewayDoor(), first, 1)) {
      String overOurs = signIn(later);
      String overTheirs = signIn(first);
      product.addToDocument("machines", later.machineId().value());
      speaksMore.ride();
      speaksOne.rideOver(product.stand().redis().url(), GymId.parse(gym.id()));
      for (String ridden : List.of(overOurs, overTheirs)) {
        JsonObject summary = completed(ridden).getJsonObject("summary");
        assertFigure(summary, "distanceMeters", OtherRelease.METRES);
      }
      assertThat(gym.stateOf(first)).as("from a link with more in it").isNotEqualTo("OFFLINE");
      assertThat(gym.stateOf(later)).as("of a document with more in it").isNotEqualTo("OFFLINE");
    }
  }

  /** What became of a command, by one request that waits for its end. */
  private JsonObject ended(SimulatedMachine machine, String order) {
    String commands = "/v1/machines/" + machine.credentials().machineId() + "/commands";
    String id = member.postText(commands, order).expect(201).getString("id");
    return member.get(commands + "/" + id + "?waitSeconds=19").expect(200);
  }

  private Fleet fleet(SimulationClock clock) {
    FleetConfig config =
        FleetConfig.of(product.gatewayDoor(), SEED)
            .withReconnectBase(Duration.ofMillis(50))
            .withMachineClock(clock);
    return Fleet.start(config, MachineObserver.NONE);
  }

  private static SimulatedMachine connected(Fleet fleet, MachineCredentials credentials) {
    SimulatedMachine machine = fleet.switchOn(credentials);
    await().atMost(PATIENCE).until(machine::isConnected);
    return machine;
  }

  private String signIn(SimulatedMachine machine) {
    return signIn(machine.credentials());
  }

  private String signIn(MachineCredentials machine) {
    return member
        .post("/v1/machines/" + machine.machineId() + "/sign-ins", Map.of())
        .expect(201)
        .getString("workoutId");
  }

  private static RideRun ride(SimulatedMachine machine, Duration length, SimulationClock clock) {
    Ride ride = Ride.on(machine.credentials().type(), TrainingPlan.steady(length), SEED);
    return RideRun.startSignedIn(machine, ride, Rhythm.everySecond(clock), TO_GET_SEATED);
  }

  private JsonObject completed(String workoutId, RideRun run) {
    run.result().join();
    return completed(workoutId);
  }

  private JsonObject completed(String workoutId) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> find(workoutId).map(w -> w.getString("state")).equals(Optional.of("COMPLETED")));
    return find(workoutId).orElseThrow();
  }

  private Optional<JsonObject> find(String workoutId) {
    return items(member.get("/v1/workouts").expect(200)).stream()
        .filter(workout -> workout.getString("id").equals(workoutId))
        .findFirst();
  }

  private static void assertEqualTotals(JsonObject workout, RideSpan ridden) {
    JsonObject summary = workout.getJsonObject("summary");
    assertFigure(summary, "durationSeconds", ridden.duration().toMillis() / 1e3);
    assertFigure(summary, "activeSeconds", ridden.totals().elapsedSeconds());
    assertFigure(summary, "distanceMeters", ridden.totals().distanceMeters());
    assertFigure(summary, "energyKcal", ridden.totals().energyKcal());
  }

  /** The wire has whole metres, kilocalories and seconds. */
  private static void assertFigure(JsonObject summary, String name, double truth) {
    double figure = summary.getJsonNumber(name).doubleValue();
    assertThat(figure).as(name).isCloseTo(truth, within(Math.max(1, truth / 100)));
  }

  private static long powersSeen(LiveListener floor, String machineId) {
    return floor.ofType("delta").stream()
        .flatMap(delta -> delta.getJsonObject("data").getJsonArray("machines").stream())
        .map(value -> value.asJsonObject())
        .filter(machine -> machine.getString("id").equals(machineId))
        .filter(machine -> machine.containsKey("live"))
        .map(machine -> machine.getJsonObject("live"))
        .filter(live -> live.containsKey("powerWatts"))
        .map(live -> live.getJsonNumber("powerWatts").doubleValue())
        .distinct()
        .count();
  }

  private static List<JsonObject> items(JsonObject page) {
    return page.getJsonArray("items").getValuesAs(JsonObject.class);
  }

  private int answerTo(byte[] bytes) throws IOException {
    try (RawDoor door = new RawDoor(product.gatewayDoor())) {
      door.send(bytes);
      return codeOf(door);
    }
  }

  private int answerToProofOf(String machineId) throws IOException {
    try (RawDoor door = new RawDoor(product.gatewayDoor())) {
      door.send(RawDoor.hello(machineId));
      RmpMessage challenge = door.next().orElseThrow();
      if (!(challenge instanceof RmpMessage.Challenge)) {
        return codeOf(challenge);
      }
      door.send(new RmpMessage.Proof(1, 0, new byte[MachineKey.BYTES]));
      return codeOf(door);
    }
  }

  /** The code with which the gateway closes; it does close. */
  private static int codeOf(RawDoor door) throws IOException {
    int code = codeOf(door.next().orElseThrow());
    assertThat(door.next()).as("closed").isEmpty();
    return code;
  }

  private static int codeOf(RmpMessage message) {
    return switch (message) {
      case RmpMessage.Reject(int code, long _, String _) -> code;
      case RmpMessage.ProtocolError(int code, String _) -> code;
      default -> throw new AssertionError("not a refusal: " + message.type());
    };
  }
}
