package io.repstream.dev.demo;

import io.repstream.dev.demo.DemoFacts.Login;
import io.repstream.dev.demo.RestClient.Caller;
import java.io.IOException;
import java.util.List;

/** Looks at the demo gym as one of its people. */
public final class DemoVisitor {
  private final RestClient api;

  public DemoVisitor(RestClient api) {
    this.api = api;
  }

  /** What a login answers, as far as it matters here. */
  public record Tokens(String accessToken) {}

  /** A page of machines. */
  public record Machines(List<FloorMachine> items) {
    public Machines {
      items = List.copyOf(items);
    }
  }

  /** One machine of it. */
  public record FloorMachine(String state) {}

  /** The state of a floor in two figures. */
  public record Floor(long online, long inUse) {
    static Floor of(List<FloorMachine> machines) {
      return new Floor(
          machines.stream().filter(machine -> !machine.state().equals("OFFLINE")).count(),
          machines.stream().filter(machine -> machine.state().equals("IN_USE")).count());
    }
  }

  /** Logs somebody in. */
  public Caller login(Login login) throws IOException, InterruptedException, RestException {
    Tokens tokens = api.post("/v1/auth/login", login, new Caller.Anonymous(), Tokens.class);
    return new Caller.Bearer(tokens.accessToken());
  }

  /** Whether the gym that the facts tell of is in the API, and its member may enter. */
  public boolean finds(DemoFacts facts) throws IOException, InterruptedException {
    try {
      api.get("/v1/gyms/" + facts.gymId(), login(facts.member()), SeedMessages.Made.class);
      return true;
    } catch (RestException e) {
      // Only a refusal says that the gym is not there; a broken API must not lead to a second one.
      if (e.status() / 100 == 4) {
        return false;
      }
      throw new IOException("the API cannot tell whether the demo gym is there", e);
    }
  }

  /** How many machines are online and in use. */
  public Floor floor(DemoFacts facts, Caller caller)
      throws IOException, InterruptedException, RestException {
    String path = "/v1/gyms/" + facts.gymId() + "/machines?limit=100";
    return Floor.of(api.get(path, caller, Machines.class).items());
  }
}
