package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.Probe;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.machine.MachineObserver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Strangers open connections to the gateway and the api and say a byte now and then. */
public final class F12Slowloris implements Scenario {
  private static final double RATE = 2;
  private static final int STRANGERS = 200;
  private static final Duration CLOSED_LIMIT = Duration.ofSeconds(14);
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(500);
  private static final Duration GLANCE_PERIOD = Duration.ofMillis(100);
  private static final byte[] HELLO = HostileBytes.honestHello();

  @Override
  public String id() {
    return "F12";
  }

  @Override
  public String fault() {
    return "slowloris on the TCP door, and on REST";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    try (FleetRun run =
        FleetRun.begin(stage, FleetRun.Terms.usual().at(RATE, MachineObserver.NONE))) {
      Duration before = glances(stage, () -> stage.pass(stage.form().calm()));
      Duration during =
          glances(
              stage,
              () -> {
                int open = crawl(run.gateway().door());
                stage.expect(
                    "each unproven connection is closed within " + Stage.text(CLOSED_LIMIT),
                    open == 0,
                    open + " of " + STRANGERS + " left open");
              });
      Duration rest =
          glances(
              stage,
              () ->
                  stage.tell(
                      "connections to the api left open", crawl(stage.stand().apiDoor()) + ""));
      stage.tell(
          "REST at p99",
          "%d ms calm, %d ms with strangers at the gateway, %d ms with strangers at the api"
              .formatted(before.toMillis(), during.toMillis(), rest.toMillis()));
      stage.expect("machines stay connected", run.load().counts().linksLost() == 0, "");
      run.judge();
    }
  }

  private interface Step {
    void take() throws IOException, InterruptedException;
  }

  /** What others wait for REST at p99 meanwhile. */
  private static Duration glances(Stage stage, Step step) throws IOException, InterruptedException {
    try (Probe rest = Probe.start(GLANCE_PERIOD, stage.stand().gym()::glance)) {
      step.take();
      rest.end();
      return rest.percentile(99);
    }
  }

  /** How many connections are still open after the time that they may be. */
  private static int crawl(InetSocketAddress door) {
    AtomicInteger open = new AtomicInteger();
    try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < STRANGERS; i++) {
        strangers.execute(
            () -> {
              if (isOpenAfterCrawl(door)) {
                open.incrementAndGet();
              }
            });
      }
    }
    return open.get();
  }

  private static boolean isOpenAfterCrawl(InetSocketAddress door) {
    try (Socket socket = new Socket(door.getAddress(), door.getPort())) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      socket.setSoTimeout((int) BETWEEN_BYTES.toMillis());
      long pieces = CLOSED_LIMIT.dividedBy(BETWEEN_BYTES);
      for (int i = 0; i < pieces; i++) {
        out.write(HELLO[i % HELLO.length]);
        try {
          if (in.read() < 0) {
            return false;
          }
        } catch (SocketTimeoutException quiet) {
          // Nothing was said; the next byte follows.
        }
      }
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
