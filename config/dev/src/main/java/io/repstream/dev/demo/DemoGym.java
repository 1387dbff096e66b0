package io.repstream.dev.demo;

import io.repstream.common.config.Secret;
import io.repstream.dev.demo.DemoFacts.Login;
import java.io.IOException;
import java.util.Optional;

/** Makes sure that the demo gym is in the API and its facts in their file. */
public final class DemoGym {
  private final RestClient api;
  private final DemoFile file;
  private final Login operator;
  private final Secret demoPassword;

  /**
   * @param operator the account that may make chains
   * @param demoPassword of everybody in the gym
   */
  public DemoGym(RestClient api, DemoFile file, Login operator, Secret demoPassword) {
    this.api = api;
    this.file = file;
    this.operator = operator;
    this.demoPassword = demoPassword;
  }

  /** What was found or made. */
  public sealed interface Outcome {
    /** The facts, also in the file. */
    DemoFacts facts();

    /** The gym of an earlier run is still there. */
    record Kept(DemoFacts facts) implements Outcome {}

    /** There was none. */
    record Made(DemoFacts facts) implements Outcome {}
  }

  /**
   * Looks for the gym of the file and makes one where it is not in the API.
   *
   * @throws RestException when the API refuses a step of making it
   */
  public Outcome ensure(DemoEndpoints endpoints)
      throws IOException, InterruptedException, RestException {
    // An earlier release had no integrator; its secret is shown only once.
    Optional<DemoFacts> earlier = file.read().filter(facts -> facts.integrator() != null);
    if (earlier.isPresent() && new DemoVisitor(api).finds(earlier.get())) {
      return new Outcome.Kept(written(earlier.get().at(endpoints)));
    }
    DemoSeeder seeder = new DemoSeeder(api, DemoPlan.standard(), demoPassword);
    return new Outcome.Made(written(seeder.seed(operator, endpoints)));
  }

  private DemoFacts written(DemoFacts facts) throws IOException {
    file.write(facts);
    return facts;
  }
}
