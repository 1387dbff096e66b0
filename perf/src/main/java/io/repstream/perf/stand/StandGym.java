package io.repstream.perf.stand;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.MachineCredentials;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A gym with machines, provisioned over REST as an operator would. Blocks; for one thread. */
public final class StandGym {
  private static final String EMAIL = "admin@stand.example";
  private static final String PASSWORD = "a long enough stand password";
  private static final int PAGE = 100;
  private static final List<MachineType> TYPES =
      List.of(
          MachineType.INDOOR_BIKE,
          MachineType.TREADMILL,
          MachineType.ROWER,
          MachineType.CROSS_TRAINER,
          MachineType.STAIR_CLIMBER);

  private final StandApi api;
  private final String gymId;
  private final List<MachineCredentials> machines = new ArrayList<>();
  private String token;
  private int further;

  private StandGym(StandApi api, String gymId, String token) {
    this.api = api;
    this.gymId = gymId;
    this.token = token;
  }

  static StandGym open(StandApi api, int machineCount) throws IOException, InterruptedException {
    String operator = api.login(StandKeys.OPERATOR_EMAIL, StandKeys.OPERATOR_PASSWORD);
    String chainId =
        api.post(operator, "/v1/chains", Map.of("name", "Stand")).expect(201).getString("id");
    Map<String, Object> gym =
        Map.of("chainId", chainId, "name", "Stand", "zoneId", "Europe/Berlin");
    String gymId = api.post(operator, "/v1/gyms", gym).expect(201).getString("id");
    api.post(
            "",
            "/v1/auth/register",
            Map.of("email", EMAIL, "password", PASSWORD, "displayName", "Admin"))
        .expect(201);
    api.post(operator, "/v1/gyms/" + gymId + "/staff", Map.of("email", EMAIL, "role", "gymAdmin"))
        .expect(201);
    StandGym made = new StandGym(api, gymId, api.login(EMAIL, PASSWORD));
    for (int i = 0; i < machineCount; i++) {
      made.machines.add(made.provision(i));
    }
    return made;
  }

  private MachineCredentials provision(int number) throws IOException, InterruptedException {
    MachineType type = TYPES.get(number % TYPES.size());
    Map<String, Object> wanted =
        Map.of(
            "name",
            "Machine " + number,
            "type",
            type.name(),
            "vendor",
            "Velora",
            "model",
            "Pulse 300",
            "serial",
            "STAND-" + number);
    JsonObject made = api.post(token, "/v1/gyms/" + gymId + "/machines", wanted).expect(201);
    MachineKey key = MachineKey.parse(made.getInt("keyId"), made.getString("key"));
    return new MachineCredentials(new MachineId(made.getString("id")), key, type);
  }

  /** Logs in anew: tokens are short-lived. */
  public void refreshLogin() throws IOException, InterruptedException {
    token = api.login(EMAIL, PASSWORD);
  }

  /** All machines. */
  public List<MachineCredentials> machines() {
    return List.copyOf(machines);
  }

  /** Begins to give orders to a machine more, which never connects. */
  public KeyedOrders giveOrders() throws IOException, InterruptedException {
    refreshLogin();
    MachineId machineId = provision(machines.size() + further++).machineId();
    return KeyedOrders.begin(api, token, machineId);
  }

  /**
   * A member at a machine of their own.
   *
   * @param token of the member
   * @param bootId that the machine may use
   * @param workoutId that the member's workout will have
   */
  public record Visit(
      String token, GymId gymId, MachineId machineId, BootId bootId, String workoutId) {}

  /** Somebody joins the gym and signs in at a machine more, which never connects. */
  public Visit visit() throws IOException, InterruptedException {
    refreshLogin();
    MachineId machineId = provision(machines.size() + further++).machineId();
    String email = "visitor-" + further + "@stand.example";
    Map<String, Object> account =
        Map.of("email", email, "password", PASSWORD, "displayName", "Visitor");
    api.post("", "/v1/auth/register", account).expect(201);
    api.post(token, "/v1/gyms/" + gymId + "/members", Map.of("email", email)).expect(201);
    String visitor = api.login(email, PASSWORD);
    JsonObject signIn =
        api.post(visitor, "/v1/machines/" + machineId + "/sign-ins", Map.of()).expect(201);
    return new Visit(
        visitor,
        GymId.parse(gymId),
        machineId,
        new BootId(UUID.randomUUID()),
        signIn.getString("workoutId"));
  }

  /**
   * Tries to log in as the admin.
   *
   * @return the status of the answer
   */
  public int tryLogin(Password password) throws IOException, InterruptedException {
    String tried = password == Password.RIGHT ? PASSWORD : "not " + PASSWORD;
    return api.post("", "/v1/auth/login", Map.of("email", EMAIL, "password", tried)).status();
  }

  /** What is tried as the password. */
  public enum Password {
    RIGHT,
    WRONG
  }

  /** What a look at the floor brought. */
  public sealed interface Look {
    /** The states of all machines. */
    record Seen(Map<String, String> stateOf) implements Look {
      public Seen {
        stateOf = Map.copyOf(stateOf);
      }

      /** How many machines are not offline. */
      public long onlineCount() {
        return stateOf.values().stream().filter(state -> !state.equals("OFFLINE")).count();
      }
    }

    /** The api answered with an error. */
    record Refused(int status) implements Look {}
  }

  /** Looks at the floor, page by page, as the admin. */
  public Look floor() throws IOException, InterruptedException {
    Map<String, String> states = new HashMap<>();
    String next = "/v1/gyms/" + gymId + "/machines?limit=" + PAGE;
    while (!next.isEmpty()) {
      StandApi.Answer answer = api.get(token, next);
      if (answer.status() != 200) {
        return new Look.Refused(answer.status());
      }
      for (JsonObject machine : answer.body().getJsonArray("items").getValuesAs(JsonObject.class)) {
        states.put(machine.getString("id"), machine.getString("state"));
      }
      String cursor = answer.body().getString("nextCursor", "");
      next =
          cursor.isEmpty()
              ? ""
              : "/v1/gyms/" + gymId + "/machines?limit=" + PAGE + "&cursor=" + cursor;
    }
    return new Look.Seen(states);
  }

  /** One page of the floor: what a REST client waits for. */
  public int glance() throws IOException, InterruptedException {
    return api.get(token, "/v1/gyms/" + gymId + "/machines?limit=" + PAGE).status();
  }
}
