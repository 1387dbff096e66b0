package io.repstream.dev.demo;

import io.repstream.common.config.Secret;
import io.repstream.dev.demo.DemoFacts.Login;
import io.repstream.dev.demo.RestClient.Caller;
import io.repstream.dev.demo.SeedMessages.Made;
import io.repstream.dev.demo.SeedMessages.MadeMachine;
import io.repstream.dev.demo.SeedMessages.NewChain;
import io.repstream.dev.demo.SeedMessages.NewGym;
import io.repstream.dev.demo.SeedMessages.NewIntegrator;
import io.repstream.dev.demo.SeedMessages.NewMachine;
import io.repstream.dev.demo.SeedMessages.NewMember;
import io.repstream.dev.demo.SeedMessages.NewStaff;
import io.repstream.dev.demo.SeedMessages.Position;
import io.repstream.dev.demo.SeedMessages.Registration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the demo gym into the API as its operator and staff would: over REST only. People who are
 * there already are taken as they are, so a seeding that was cut short can be repeated; chain, gym
 * and machines are then made anew, since the keys of machines are shown only once.
 */
public final class DemoSeeder {
  private static final int CONFLICT = 409;

  private final RestClient api;
  private final DemoPlan plan;
  private final Secret demoPassword;

  /**
   * @param demoPassword of everybody in the gym
   */
  public DemoSeeder(RestClient api, DemoPlan plan, Secret demoPassword) {
    this.api = api;
    this.plan = plan;
    this.demoPassword = demoPassword;
  }

  /**
   * Makes everything.
   *
   * @param operator the account that may make chains
   * @throws RestException when the API refuses a step
   */
  public DemoFacts seed(Login operator, DemoEndpoints endpoints)
      throws IOException, InterruptedException, RestException {
    for (DemoPerson person : plan.everybody()) {
      register(person);
    }
    Founded founded = makeGym(operator);
    String gymId = founded.gymId();
    Caller gymAdmin = login(login(plan.gymAdmin()));
    addMembers(gymId, gymAdmin);
    return new DemoFacts(
        endpoints.apiUrl(),
        endpoints.adminUrl(),
        endpoints.gatewayTcp(),
        endpoints.gatewayWs(),
        endpoints.gatewayAdminUrl(),
        gymId,
        login(plan.member()),
        login(plan.trainer()),
        login(plan.gymAdmin()),
        login(plan.chainAdmin()),
        letIntegratorIn(founded.chainId()),
        makeMachines(gymId, gymAdmin),
        new DemoFacts.Simulation(plan.crowd().stream().map(this::login).toList()));
  }

  private void register(DemoPerson person) throws IOException, InterruptedException, RestException {
    Registration registration =
        new Registration(person.email(), demoPassword.reveal(), person.displayName());
    try {
      api.post("/v1/auth/register", registration, new Caller.Anonymous());
    } catch (RestException e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
    }
  }

  private record Founded(String chainId, String gymId) {}

  private Founded makeGym(Login operator) throws IOException, InterruptedException, RestException {
    Caller asOperator = login(operator);
    String chainId =
        api.post("/v1/chains", new NewChain(plan.chainName()), asOperator, Made.class).id();
    NewStaff chainAdmin = new NewStaff(plan.chainAdmin().email(), "chainAdmin");
    api.post("/v1/chains/" + chainId + "/staff", chainAdmin, asOperator);

    Caller asChainAdmin = login(login(plan.chainAdmin()));
    NewGym gym = new NewGym(chainId, plan.gymName(), plan.zoneId());
    String gymId = api.post("/v1/gyms", gym, asChainAdmin, Made.class).id();
    String staff = "/v1/gyms/" + gymId + "/staff";
    api.post(staff, new NewStaff(plan.gymAdmin().email(), "gymAdmin"), asChainAdmin);
    api.post(staff, new NewStaff(plan.trainer().email(), "trainer"), asChainAdmin);
    return new Founded(chainId, gymId);
  }

  private void addMembers(String gymId, Caller gymAdmin)
      throws IOException, InterruptedException, RestException {
    List<DemoPerson> members = new ArrayList<>(plan.crowd());
    members.addFirst(plan.member());
    for (DemoPerson person : members) {
      api.post("/v1/gyms/" + gymId + "/members", new NewMember(person.email()), gymAdmin);
    }
  }

  private List<DemoFacts.Machine> makeMachines(String gymId, Caller gymAdmin)
      throws IOException, InterruptedException, RestException {
    List<DemoFacts.Machine> made = new ArrayList<>();
    for (DemoMachine machine : plan.machines()) {
      NewMachine wanted =
          new NewMachine(
              machine.name(),
              machine.type().name(),
              machine.model().vendor(),
              machine.model().name(),
              machine.serial(),
              new Position(machine.x(), machine.y()));
      MadeMachine answer =
          api.post("/v1/gyms/" + gymId + "/machines", wanted, gymAdmin, MadeMachine.class);
      made.add(
          new DemoFacts.Machine(
              answer.id(),
              answer.key(),
              answer.keyId(),
              machine.type().name(),
              machine.part() == DemoMachine.Part.SIMULATED));
    }
    return made;
  }

  private DemoFacts.Integrator letIntegratorIn(String chainId)
      throws IOException, InterruptedException, RestException {
    List<String> scopes = List.of("gyms:read", "machines:read", "floor:read");
    return api.post(
        "/v1/integrations/clients",
        new NewIntegrator(chainId, "Demo integrator", scopes),
        login(login(plan.chainAdmin())),
        DemoFacts.Integrator.class);
  }

  private Login login(DemoPerson person) {
    return new Login(person.email(), demoPassword.reveal());
  }

  private Caller login(Login login) throws IOException, InterruptedException, RestException {
    return new DemoVisitor(api).login(login);
  }
}
