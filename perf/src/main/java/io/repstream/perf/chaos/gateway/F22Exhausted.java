package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.ProcessFacts;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.fault.FaultProxy;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayPlan;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The gateway runs out of descriptors: who is in stays, accepting pauses and goes on, and no
 * threads are made for anybody. It runs out of heap: then the process ends at once, and it is as if
 * it had been killed.
 */
public final class F22Exhausted implements Scenario {
  private static final double RATE = 2;
  private static final int DESCRIPTORS = 200;
  private static final int NEARLY_ALL = DESCRIPTORS - 5;
  private static final int INSIDE = 30;
  private static final int NEWCOMERS = 5;
  private static final int STRANGERS = 400;
  private static final int MOST_NEW_THREADS = 2;
  private static final Duration FLOOD_LIMIT = Duration.ofSeconds(20);
  private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(5);

  private static final double HEAP_RATE = 10;
  private static final int OUT_OF_MEMORY = 3;
  private static final Duration OUT_OF_MEMORY_LIMIT = Duration.ofSeconds(50);
  private static final Duration BACK_LIMIT = Duration.ofSeconds(30);

  @Override
  public String id() {
    return "F22";
  }

  @Override
  public String fault() {
    return "descriptors, threads, heap exhausted";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    descriptors(stage);
    heap(stage);
  }

  private static void descriptors(Stage stage) throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of("REPSTREAM_GATEWAY_HANDSHAKE_LIMIT", HANDSHAKE_LIMIT.toString());
    GatewayPlan plan = GatewayPlan.of(List.of(), settings).withDescriptors(DESCRIPTORS);
    List<MachineCredentials> all = stage.fleet();
    try (GatewayProcess gateway = stage.stand().gateway(plan);
        ChaosLoad inside = load(stage, "inside", gateway, all.subList(0, INSIDE))) {
      stage.pass(stage.form().calm());
      long pid = gateway.process().pid();
      long threads = ProcessFacts.threads(pid);
      stage.tell("descriptors before", Long.toString(ProcessFacts.descriptors(pid)));
      List<Socket> strangers = flood(gateway);
      stage.expectWithin(
          "nearly all descriptors are taken",
          FLOOD_LIMIT,
          () -> ProcessFacts.descriptors(pid) >= NEARLY_ALL);
      stage.pass(HANDSHAKE_LIMIT.multipliedBy(2));
      stage.expect("acknowledgements keep up", inside.isFlowing(RATE), "");
      stage.expect("who is in stays connected", inside.counts().linksLost() == 0, "");
      long more = ProcessFacts.threads(pid) - threads;
      stage.expect("no threads are made for it", more <= MOST_NEW_THREADS, more + " more");
      for (Socket stranger : strangers) {
        stranger.close();
      }
      List<MachineCredentials> outside = all.subList(INSIDE, INSIDE + NEWCOMERS);
      try (ChaosLoad newcomers = load(stage, "newcomers", gateway, outside)) {
        stage.pass(stage.form().calm());
        newcomers.end();
        inside.end();
        newcomers.judgeSamples();
        inside.judgeAlone();
      }
    }
  }

  /** Connections that say nothing; the kernel takes those for which there is no room yet. */
  private static List<Socket> flood(GatewayProcess gateway) throws IOException {
    List<Socket> strangers = new ArrayList<>();
    for (int i = 0; i < STRANGERS; i++) {
      strangers.add(new Socket(gateway.door().getAddress(), gateway.door().getPort()));
    }
    return strangers;
  }

  private static ChaosLoad load(
      Stage stage, String name, GatewayProcess gateway, List<MachineCredentials> machines)
      throws IOException, InterruptedException {
    return ChaosLoad.begin(
        stage, name, new ChaosLoad.Spec(gateway.door(), machines, RATE), MachineObserver.NONE);
  }

  /** Redis is silent, and the caps that would hold machines back are beyond the heap. */
  private static void heap(Stage stage) throws IOException, InterruptedException {
    Map<String, String> beyond =
        Map.of(
            "REPSTREAM_GATEWAY_IN_FLIGHT_BYTES", "1073741824",
            "REPSTREAM_GATEWAY_WINDOW_SAMPLES", "65535");
    GatewayPlan small = GatewayPlan.of(List.of("-Xmx64m"), beyond);
    try (GatewayProcess first = stage.stand().gateway(small);
        FaultProxy line = FaultProxy.to(List.of(first.door()));
        ChaosLoad load =
            ChaosLoad.begin(
                stage,
                "heap",
                new ChaosLoad.Spec(line.address(), stage.fleet(), HEAP_RATE),
                MachineObserver.NONE)) {
      stage.pass(stage.form().calm());
      stage.stand().redis().freeze();
      OptionalInt status = first.process().awaitExit(OUT_OF_MEMORY_LIMIT);
      stage.stand().redis().thaw();
      stage.expect(
          "out of memory, the process ends by itself",
          status.equals(OptionalInt.of(OUT_OF_MEMORY)),
          status.toString());
      try (GatewayProcess next = stage.stand().gateway(List.of(), Map.of())) {
        line.targets(List.of(next.door()));
        line.resetAll();
        stage.expectWithin("all machines are back", BACK_LIMIT, load::allConnected);
        stage.pass(stage.form().calm());
        load.judge();
      }
    }
  }
}
