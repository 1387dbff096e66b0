package io.repstream.perf.skeleton;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.MachineCredentials;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;

/** A gym with an admin and members, provisioned over REST as an operator would. */
final class SkeletonGym {
  private static final String PASSWORD = "a long enough test password";

  private final Rest anybody;
  private final Rest operator;
  private final Rest admin;
  private final String gymId;
  private int people;

  SkeletonGym(RunningProduct product) {
    URI apiUrl = product.apiUrl();
    this.anybody = Rest.anonymous(apiUrl);
    this.operator =
        anybody.login(product.stand().operatorEmail(), product.stand().operatorPassword());
    String chainId = id(operator.post("/v1/chains", Map.of("name", "Northside")));
    Map<String, Object> gym =
        Map.of("chainId", chainId, "name", "Harbour", "zoneId", "Europe/Berlin");
    this.gymId = id(operator.post("/v1/gyms", gym));
    String email = register();
    operator
        .post("/v1/gyms/" + gymId + "/staff", Map.of("email", email, "role", "gymAdmin"))
        .expect(201);
    this.admin = anybody.login(email, PASSWORD);
  }

  String id() {
    return gymId;
  }

  Rest anybody() {
    return anybody;
  }

  /** Somebody who may train here. */
  Rest member() {
    String email = register();
    admin.post("/v1/gyms/" + gymId + "/members", Map.of("email", email)).expect(201);
    return anybody.login(email, PASSWORD);
  }

  /** A new machine with its key. */
  MachineCredentials machine(MachineType type) {
    String serial = type + "-" + ++people;
    Map<String, Object> wanted =
        Map.of(
            "name",
            "Machine " + serial,
            "type",
            type.name(),
            "vendor",
            "Velora",
            "model",
            "Pulse 300",
            "serial",
            serial,
            "position",
            Json.createObjectBuilder(Map.of("x", 1.5, "y", 2.0)).build());
    JsonObject made = admin.post("/v1/gyms/" + gymId + "/machines", wanted).expect(201);
    return new MachineCredentials(
        new MachineId(made.getString("id")),
        MachineKey.parse(made.getInt("keyId"), made.getString("key")),
        type);
  }

  /** In what state the floor shows a machine. */
  String stateOf(MachineCredentials machine) {
    return admin
        .get("/v1/gyms/" + gymId + "/machines?limit=100")
        .expect(200)
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(shown -> shown.getString("id").equals(machine.machineId().value()))
        .map(shown -> shown.getString("state"))
        .findFirst()
        .orElseThrow();
  }

  private String register() {
    String email = "person-" + ++people + "@skeleton.example";
    Map<String, Object> account =
        Map.of("email", email, "password", PASSWORD, "displayName", "Person " + people);
    anybody.post("/v1/auth/register", account).expect(201);
    return email;
  }

  private static String id(Rest.Answer answer) {
    return answer.expect(201).getString("id");
  }
}
