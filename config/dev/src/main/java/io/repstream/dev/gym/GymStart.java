package io.repstream.dev.gym;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.demo.DemoEndpoints;
import io.repstream.dev.demo.DemoFacts;
import io.repstream.dev.demo.DemoVisitor.Floor;
import io.repstream.dev.process.ChildExit;
import io.repstream.dev.process.Children;
import io.repstream.dev.process.Detachment;
import io.repstream.dev.process.Leash;
import io.repstream.dev.process.RunEnd;
import io.repstream.dev.store.DevStores;
import io.repstream.dev.workspace.SecretFiles;
import io.repstream.dev.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Brings a gym up, step by step: stores, gateway and API, the demo gym, the simulation. Whatever it
 * starts is added to a {@link Teardown}; a child that ends is reported to the {@link RunEnd}. It
 * runs on one thread, which may be interrupted at any step.
 */
public final class GymStart {
  private static final Duration CHILD_KINDNESS = Duration.ofSeconds(20);
  private static final Duration HEALTH_TIME_LIMIT = Duration.ofSeconds(90);

  private final GymPlan plan;
  private final Progress progress;
  private final Teardown teardown;
  private final RunEnd end;
  private final Workspace workspace;
  private final SecretFiles secrets;
  private final ServiceSpecs specs;

  public GymStart(GymPlan plan, Progress progress, Teardown teardown, RunEnd end) {
    this.plan = plan;
    this.progress = progress;
    this.teardown = teardown;
    this.end = end;
    this.workspace = plan.workspace();
    this.secrets = new SecretFiles(workspace.secrets());
    this.specs = new ServiceSpecs(plan, secrets);
  }

  /**
   * A gym that is up.
   *
   * @param floor what the simulation has reached; nothing online without it
   */
  public record Started(DemoFacts facts, Floor floor) {}

  /**
   * Starts everything and returns when clients can use it.
   *
   * @throws GymException when a step fails in a way that the developer can mend
   */
  public Started run() throws IOException, InterruptedException, GymException {
    claimPorts();
    Leash leash = teardown.add(Leash.start(Detachment.ofThisMachine(), CHILD_KINDNESS));
    DevStores stores = startStores(leash);
    Children children = teardown.add(new Children(leash, CHILD_KINDNESS, progress));
    startServices(stores, children);
    DemoStart demo = new DemoStart(workspace, secrets, progress);
    DemoFacts facts = demo.ensureGym(plan.options().ports().endpoints());
    return new Started(facts, simulate(demo, facts, children));
  }

  private void claimPorts() throws GymException {
    List<PortCheck.Wanted> taken = PortCheck.taken(plan.ports());
    if (!taken.isEmpty()) {
      throw new GymException(
          taken.stream()
              .map(wanted -> "port %d (%s)".formatted(wanted.port(), wanted.listener()))
              .collect(
                  Collectors.joining(
                      ", ",
                      "already used by another program: ",
                      ". Choose other ports, for example: ./repstream up --port-base 18080")));
    }
  }

  private DevStores startStores(Leash leash) throws IOException {
    String s3SecretKey = Files.readString(secrets.s3SecretKey());
    DevStores stores = teardown.add(DevStores.start(plan.stores(s3SecretKey), leash, progress));
    stores.redisExit().ifPresent(this::reportRedisExit);
    return stores;
  }

  private void reportRedisExit(CompletableFuture<Process> exit) {
    CompletableFuture<Void> unused =
        exit.thenAccept(
            redis -> died(new ChildExit("Redis", redis.exitValue(), workspace.log("up"))));
  }

  private void startServices(DevStores stores, Children children)
      throws IOException, InterruptedException, GymException {
    DemoEndpoints endpoints = plan.options().ports().endpoints();
    children.start(specs.gateway(stores.redisUrl()), this::died);
    children.start(specs.api(ServiceSpecs.StoreUrls.of(stores)), this::died);
    try (HealthProbe probe = new HealthProbe(MonotonicClock.system())) {
      awaitHealth("gateway", endpoints.gatewayTcp(), endpoints.gatewayHealth(), probe);
      awaitHealth("API", endpoints.apiUrl(), endpoints.apiHealth(), probe);
    }
  }

  private void died(ChildExit exit) {
    end.because(new RunEnd.Reason.ChildDied(exit));
  }

  private void awaitHealth(String service, String address, URI health, HealthProbe probe)
      throws InterruptedException, GymException {
    progress.begin(service);
    switch (probe.await(health, HEALTH_TIME_LIMIT)) {
      case HealthProbe.Health.Up() -> progress.done(address);
      case HealthProbe.Health.Down(String detail) ->
          throw new GymException(
              "the %s is not healthy after %d s: %s says %s; its log is in %s"
                  .formatted(
                      service,
                      HEALTH_TIME_LIMIT.toSeconds(),
                      health,
                      detail,
                      workspace.log(service).getParent()));
    }
  }

  private Floor simulate(DemoStart demo, DemoFacts facts, Children children)
      throws IOException, InterruptedException, GymException {
    return switch (plan.options().simulation()) {
      case OFF -> new Floor(0, 0);
      case ON -> {
        children.start(specs.simulator(), this::died);
        yield demo.awaitLife(facts);
      }
    };
  }
}
