package io.repstream.perf.stand;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.MachineCredentials;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
      made.provision(i);
    }
    return made;
  }

  private void provision(int number) throws IOException, InterruptedException {
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
    machines.add(new MachineCredentials(new MachineId(made.getString("id")), key, type));
  }

  /** Logs in anew: tokens are short-lived. */
  public void refreshLogin() throws IOException, InterruptedException {
    token = api.login(EMAIL, PASSWORD);
  }

  /** All machines. */
  public List<MachineCredentials> machines() {
    return List.copyOf(machines);
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
