package io.repstream.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.command.life.Command;
import io.repstream.api.command.order.Order;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.IncomingSample;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent.What;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.WaitingCommand;
import io.repstream.common.rmp.CommandOutcome;
import io.repstream.common.telemetry.Sample;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.UnifiedJedis;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsIT {
  private static final String START = "{\"order\":{\"kind\":\"start\"}}";
  private static final String POWER_150 =
      "{\"order\":{\"kind\":\"setTargetPower\",\"powerWatts\":150},\"ttlSeconds\":30}";

  private final ApiClient api;
  private final ApiServer server;
  private final UnifiedJedis redis;
  private final FakeGateway gateway;
  private TestGym gym;
  private MachineId machineId;

  CommandsIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
    this.redis = server.stores().openRedis();
    this.gateway = new FakeGateway(redis);
  }

  @BeforeAll
  void openGym() {
    gym = TestGym.open(api);
  }

  @BeforeEach
  void newMachine() {
    machineId = new MachineId(gym.machine("Bike").getString("id"));
  }

  @AfterAll
  void close() {
    redis.close();
  }

  private String commands() {
    return "/v1/machines/" + machineId + "/commands";
  }

  private String command(String id) {
    return commands() + "/" + id;
  }

  private String ordered(String body) {
    return gym.trainer().postText(commands(), body).expect(201).json().getString("id");
  }

  private JsonObject read(String id) {
    return gym.trainer().get(command(id)).expect(200).json();
  }

  private void awaitState(String id, String state) {
    await().until(() -> read(id).getString("state").equals(state));
  }

  private static List<String> states(JsonObject command) {
    return command.getJsonArray("history").getValuesAs(JsonObject.class).stream()
        .map(step -> step.getString("state"))
        .toList();
  }

  @Test
  void putsACommandIntoTheMachinesQueueAndTellsItsWay() {
    JsonObject command = gym.trainer().postText(commands(), POWER_150).expect(201).json();
    String id = command.getString("id");
    assertThat(command.getString("state")).isEqualTo("QUEUED");
    assertThat(command.getJsonObject("order").toString())
        .isEqualTo("{\"kind\":\"setTargetPower\",\"powerWatts\":150}");
    WaitingCommand waiting = gateway.waiting(machineId).getFirst();
    assertThat(waiting.commandId()).isEqualTo(id);
    assertThat(waiting.frameKind()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(waiting.payloadBytes())).isEqualTo("059600");
    assertThat(waiting.expiresAtMs() - WallClock.system().millis()).isBetween(1L, 30_000L);

    gateway.sent(machineId, id);
    awaitState(id, "SENT");
    gateway.tell(machineId, id, What.RECEIVED);
    awaitState(id, "DELIVERED");
    gateway.answered(machineId, id, CommandOutcome.NOT_PERMITTED);
    awaitState(id, "FAILED");
    JsonObject failed = read(id);
    assertThat(failed.getString("reason")).isEqualTo("NOT_PERMITTED");
    assertThat(failed.getJsonObject("answer").getString("text")).isEqualTo("as the machine says");
    assertThat(states(failed)).containsExactly("QUEUED", "SENT", "DELIVERED", "FAILED");
  }

  @Test
  void succeedsOnceTheMachinesSamplesShowIt() {
    String id = ordered(POWER_150);
    gateway.sent(machineId, id);
    gateway.answered(machineId, id, CommandOutcome.SUCCESS);
    await().until(() -> read(id).containsKey("answer"));
    assertThat(read(id).getString("state")).isEqualTo("DELIVERED");
    store(41, "2ada089600");
    store(42, "2ada08c800");
    assertThat(read(id).getString("state"))
        .as("the one before does not count")
        .isEqualTo("DELIVERED");
    store(43, "2ada089600");
    awaitState(id, "SUCCEEDED");
    assertThat(read(id).getString("reason")).isEqualTo("APPLIED");
  }

  private void store(long seq, String hex) {
    BootId boot = BootId.parse(FakeGateway.BOOT);
    Sample sample = new Sample(seq, 1_000 * seq, 1, HexFormat.of().parseHex(hex));
    server
        .bean(SampleStore.class)
        .put(
            Map.of(
                BucketId.of(machineId, boot, seq),
                Map.of(seq, new IncomingSample(sample, 1_000 * seq, 1_000 * seq))));
  }

  @Test
  void whatTheMachineSilentlyIgnoresIsNotApplied() {
    String id = ordered("{\"order\":{\"kind\":\"setUp\",\"seat\":4}}");
    gateway.sent(machineId, id);
    gateway.answered(machineId, id, CommandOutcome.SUCCESS);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> read(id).getString("state").equals("FAILED"));
    assertThat(read(id).getString("reason")).isEqualTo("NOT_APPLIED");
  }

  @Test
  void aWaitingRequestHearsOfTheEndAtOnce() {
    String id = ordered(START);
    CompletableFuture<JsonObject> waiting =
        CompletableFuture.supplyAsync(
            () -> gym.trainer().get(command(id) + "?waitSeconds=25").expect(200).json());
    gateway.sent(machineId, id);
    awaitState(id, "SENT");
    assertThat(waiting).isNotDone();
    gateway.answered(machineId, id, CommandOutcome.SUCCESS);
    assertThat(waiting.join().getString("state")).isEqualTo("SUCCEEDED");
    long version = read(id).getInt("version");
    assertThat(
            gym.trainer()
                .get(command(id) + "?waitSeconds=25&afterVersion=" + (version - 1))
                .expect(200)
                .json()
                .getInt("version"))
        .isEqualTo(version);
    gym.trainer().get(command(id) + "?waitSeconds=31").expectProblem(422, "validation_failed");
  }

  @Test
  void aWaitThatKnowsAVersionEndsWithTheNextChange() {
    JsonObject command = gym.trainer().postText(commands(), START).expect(201).json();
    String id = command.getString("id");
    CompletableFuture<JsonObject> waiting =
        CompletableFuture.supplyAsync(
            () ->
                gym.trainer()
                    .get(command(id) + "?waitSeconds=25&afterVersion=" + command.getInt("version"))
                    .expect(200)
                    .json());
    gateway.sent(machineId, id);
    assertThat(waiting.join().getString("state")).isEqualTo("SENT");
  }

  @Test
  void isTakenBackUntilItWasTaken() {
    String first = ordered(START);
    String second = ordered(POWER_150);
    gateway.take(machineId);
    gym.trainer().delete(command(first)).expectProblem(409, "conflict");
    assertThat(gym.trainer().delete(command(second)).expect(200).json().getString("state"))
        .isEqualTo("CANCELLED");
    gym.trainer().delete(command(second)).expectProblem(409, "conflict");
    assertThat(gateway.waiting(machineId))
        .extracting(WaitingCommand::commandId)
        .containsExactly(first);
  }

  @Test
  void isHandedOverByWhoeverFindsItAndNeverTwice() {
    String id = ordered(START);
    Command stored = stored(id);
    redis.del(RedisKeys.machineCommands(machineId));
    MachineQueues queues = server.bean(MachineQueues.class);
    MachineQueues.OrderToSend order = new MachineQueues.OrderToSend(1, "Bw");
    queues.append(stored, order, Duration.ofSeconds(9));
    queues.append(stored, order, Duration.ofSeconds(9));
    assertThat(gateway.waiting(machineId)).hasSize(1);
    redis.del(RedisKeys.machineCommands(machineId));
    redis.lpush(RedisKeys.machineCommandsEnded(machineId), id);
    queues.append(stored, order, Duration.ofSeconds(9));
    assertThat(gateway.waiting(machineId)).as("it has ended").isEmpty();
  }

  @Test
  void goesOnWhereAProcessStopped() {
    CommandStore store = server.bean(CommandStore.class);
    String expiring = ordered("{\"order\":{\"kind\":\"start\"},\"ttlSeconds\":1}");
    Command lost = stored(ordered(START));
    redis.del(RedisKeys.machineCommands(machineId));
    Command neverHandedOver =
        Command.queued(
            new CommandId(UuidCreator.getTimeOrderedEpoch()),
            new Command.Request(
                machineId,
                lost.gymId(),
                lost.requestedBy(),
                new Order.Stop(),
                Duration.ofMinutes(1)),
            WallClock.system().instant().truncatedTo(ChronoUnit.MILLIS));
    store.add(neverHandedOver, Creation.internal(), List.of());
    await().until(() -> !gateway.waiting(machineId).isEmpty());
    assertThat(gateway.waiting(machineId).getFirst().commandId())
        .isEqualTo(neverHandedOver.id().toString());
    gateway.tell(machineId, expiring, What.EXPIRED);
    awaitState(expiring, "EXPIRED");
    gateway.sent(machineId, lost.id().toString());
    gateway.tell(machineId, lost.id().toString(), What.UNANSWERED);
    awaitState(lost.id().toString(), "TIMED_OUT");
  }

  private Command stored(String id) {
    return server.bean(CommandStore.class).byId(CommandId.parse(id)).orElseThrow();
  }

  @Test
  void believesOnlyTheMachineThatHasTheCommand() {
    String id = ordered(START);
    MachineId other = new MachineId(gym.machine("Rower").getString("id"));
    gateway.addRaw("no json");
    gateway.addRaw("{\"v\":1,\"commandId\":\"x\"}");
    gateway.answered(other, id, CommandOutcome.SUCCESS);
    gateway.sent(machineId, id);
    awaitState(id, "SENT");
    await().until(() -> redis.xlen(RedisKeys.COMMAND_RESULTS) == 0);
    assertThat(states(read(id))).containsExactly("QUEUED", "SENT");
  }

  @Test
  void listsTheLatestFirst() {
    String first = ordered(START);
    String second = ordered(POWER_150);
    JsonObject page = gym.gymAdmin().get(commands() + "?limit=1").expect(200).json();
    assertThat(ids(page)).containsExactly(second);
    String next = commands() + "?limit=1&cursor=" + page.getString("nextCursor");
    JsonObject rest = gym.gymAdmin().get(next).expect(200).json();
    assertThat(ids(rest)).containsExactly(first);
    assertThat(rest.containsKey("nextCursor")).isFalse();
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("id"))
        .toList();
  }

  @Test
  void everyOneMayOrderWhatIsTheirs() {
    gym.member().postText(commands(), POWER_150).expectProblem(403, "forbidden");
    gym.member().post("/v1/machines/" + machineId + "/sign-ins").expect(201);
    String mine = gym.member().postText(commands(), POWER_150).expect(201).json().getString("id");
    gym.member().get(command(mine)).expect(200);
    gym.member().postText(commands(), START).expectProblem(403, "forbidden");
    gym.member().get(commands()).expectProblem(403, "forbidden");
    String foreign = ordered(START);
    gym.member().get(command(foreign)).expectProblem(404, "not_found");
    String reboot = "{\"order\":{\"kind\":\"reboot\"}}";
    gym.trainer().postText(commands(), reboot).expectProblem(403, "forbidden");
    gym.gymAdmin().postText(commands(), reboot).expect(201);
    gym.register("Stranger").client().postText(commands(), START).expectProblem(404, "not_found");
    api.postText(commands(), START).expectProblem(401, "unauthenticated");
    gym.trainer().get(command("no-id")).expectProblem(404, "not_found");
  }

  @Test
  void refusesMoreThanMayWait() {
    for (int i = 0; i < WaitingCommand.MOST_WAITING; i++) {
      ordered(START);
    }
    gym.trainer().postText(commands(), START).expectProblem(409, "conflict");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"order\":{\"kind\":\"setTargetPower\"}}",
        "{\"order\":{\"kind\":\"setTargetPower\",\"powerWatts\":2001}}",
        "{\"order\":{\"kind\":\"setTargetSpeed\",\"speedMetersPerSecond\":-1}}",
        "{\"order\":{\"kind\":\"setUp\"}}",
        "{\"order\":{\"kind\":\"message\",\"text\":\" \",\"seconds\":5}}",
        "{\"order\":{\"kind\":\"start\"},\"ttlSeconds\":0}",
        "{\"ttlSeconds\":5}"
      })
  void namesTheValuesThatAreNotAcceptable(String body) {
    JsonObject problem =
        gym.trainer().postText(commands(), body).expectProblem(422, "validation_failed");
    assertThat(problem.getJsonArray("errors")).isNotEmpty();
    assertThat(problem.getJsonArray("errors").getJsonObject(0).get("field"))
        .isInstanceOf(JsonString.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"order\":{\"kind\":\"explode\"}}", "{\"order\":{}}"})
  void doesNotReadAnOrderOfAnUnknownKind(String body) {
    gym.trainer().postText(commands(), body).expectProblem(400, "malformed_json");
  }
}
