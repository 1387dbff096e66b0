package io.repstream.dev.demo;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client of the demo gym needs to know, as it stands in {@code demo.json}.
 *
 * @param gatewayTcp host and port
 * @param gatewayWs URL of the gateway's WebSocket door
 * @param integrator null in the file of an earlier release
 * @param machines the last one is the spare that a developer may connect
 * @param simulation what the simulator needs besides
 */
@JsonbPropertyOrder({
  "apiUrl",
  "adminUrl",
  "gatewayTcp",
  "gatewayWs",
  "gatewayAdminUrl",
  "gymId",
  "member",
  "trainer",
  "gymAdmin",
  "chainAdmin",
  "integrator",
  "machines",
  "simulation"
})
public record DemoFacts(
    String apiUrl,
    String adminUrl,
    String gatewayTcp,
    String gatewayWs,
    String gatewayAdminUrl,
    String gymId,
    Login member,
    Login trainer,
    Login gymAdmin,
    Login chainAdmin,
    @Nullable Integrator integrator,
    List<Machine> machines,
    Simulation simulation) {
  public DemoFacts {
    machines = List.copyOf(machines);
  }

  /** With this one logs in. */
  @JsonbPropertyOrder({"email", "password"})
  public record Login(String email, String password) {
    @Override
    public String toString() {
      return "Login[email=" + email + ", password=***]";
    }
  }

  /** With this a program gets tokens. */
  @JsonbPropertyOrder({"clientId", "clientSecret"})
  public record Integrator(String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Integrator[clientId=" + clientId + ", clientSecret=***]";
    }
  }

  /**
   * With this a machine connects.
   *
   * @param key base64url without padding
   */
  @JsonbPropertyOrder({"id", "key", "keyId", "type", "simulated"})
  public record Machine(String id, String key, int keyId, String type, boolean simulated) {
    @Override
    public String toString() {
      return "Machine[id=" + id + ", type=" + type + ", key=***]";
    }
  }

  /** Members whom the simulator lets train. */
  public record Simulation(List<Login> members) {
    public Simulation {
      members = List.copyOf(members);
    }
  }

  /** The same gym, reached in another way. */
  public DemoFacts at(DemoEndpoints endpoints) {
    return new DemoFacts(
        endpoints.apiUrl(),
        endpoints.adminUrl(),
        endpoints.gatewayTcp(),
        endpoints.gatewayWs(),
        endpoints.gatewayAdminUrl(),
        gymId,
        member,
        trainer,
        gymAdmin,
        chainAdmin,
        integrator,
        machines,
        simulation);
  }

  /** How many machines the simulator runs. */
  public long simulatedMachines() {
    return machines.stream().filter(Machine::simulated).count();
  }
}
