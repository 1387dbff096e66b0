package io.repstream.dev.gym;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.config.Secret;
import io.repstream.dev.demo.DemoEndpoints;
import io.repstream.dev.demo.DemoFacts;
import io.repstream.dev.demo.DemoFacts.Login;
import io.repstream.dev.demo.DemoFile;
import io.repstream.dev.demo.DemoGym;
import io.repstream.dev.demo.DemoVisitor;
import io.repstream.dev.demo.DemoVisitor.Floor;
import io.repstream.dev.demo.RestClient;
import io.repstream.dev.demo.RestClient.Caller;
import io.repstream.dev.demo.RestException;
import io.repstream.dev.workspace.SecretFiles;
import io.repstream.dev.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** The steps of a start that need the API: the demo gym and the life in it. */
final class DemoStart {
  private static final Duration LIFE_TIME_LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MIN_IN_USE = 5;

  private final Workspace workspace;
  private final SecretFiles secrets;
  private final Progress progress;
  private final MonotonicClock clock = MonotonicClock.system();

  DemoStart(Workspace workspace, SecretFiles secrets, Progress progress) {
    this.workspace = workspace;
    this.secrets = secrets;
    this.progress = progress;
  }

  DemoFacts ensureGym(DemoEndpoints endpoints)
      throws IOException, InterruptedException, GymException {
    progress.begin("demo gym");
    Login operator =
        new Login(ServiceSpecs.OPERATOR_EMAIL, Files.readString(secrets.operatorPassword()));
    Secret demoPassword = new Secret(Files.readString(secrets.demoPassword()));
    try (RestClient api = new RestClient(endpoints.apiUrl())) {
      DemoFile file = new DemoFile(workspace.demoFile());
      return switch (new DemoGym(api, file, operator, demoPassword).ensure(endpoints)) {
        case DemoGym.Outcome.Kept(DemoFacts facts) -> {
          progress.done("kept from an earlier run");
          yield facts;
        }
        case DemoGym.Outcome.Made(DemoFacts facts) -> {
          progress.done(facts.machines().size() + " machines, their staff and members");
          yield facts;
        }
      };
    } catch (RestException e) {
      throw new GymException("the demo gym cannot be made: " + e.getMessage(), e);
    }
  }

  /** Waits until the simulated machines are online and some are in use. */
  Floor awaitLife(DemoFacts facts) throws IOException, InterruptedException, GymException {
    progress.begin("simulation");
    try (RestClient api = new RestClient(facts.apiUrl())) {
      DemoVisitor visitor = new DemoVisitor(api);
      Caller trainer = visitor.login(facts.trainer());
      long begin = clock.nanos();
      Floor floor = visitor.floor(facts, trainer);
      while (!isAlive(floor, facts)) {
        if (clock.since(begin).compareTo(LIFE_TIME_LIMIT) > 0) {
          throw new GymException(
              "the simulation does not come to life: %d of %d machines online, %d in use after %d s"
                  .formatted(
                      floor.online(),
                      facts.simulatedMachines(),
                      floor.inUse(),
                      LIFE_TIME_LIMIT.toSeconds()));
        }
        Thread.sleep(PAUSE);
        floor = visitor.floor(facts, trainer);
      }
      progress.done("%d machines online, %d in use".formatted(floor.online(), floor.inUse()));
      return floor;
    } catch (RestException e) {
      throw new GymException("the floor cannot be seen: " + e.getMessage(), e);
    }
  }

  private static boolean isAlive(Floor floor, DemoFacts facts) {
    return floor.online() >= facts.simulatedMachines() && floor.inUse() >= MIN_IN_USE;
  }
}
