package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.FleetScenario;
import io.repstream.perf.chaos.stage.ProcessFacts;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Strangers send whatever they like, while machines measure. */
public final class F16HostileFrames implements FleetScenario {
  private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(2);
  private static final int CLOSED_MILLIS = 10_000;
  private static final int MUTATIONS_PER_KILL = 100;
  private static final int AT_ONCE = 64;
  private static final long MOST_GROWTH_BYTES = 192L << 20;

  @Override
  public String id() {
    return "F16";
  }

  @Override
  public String fault() {
    return "hostile frames: wrong lengths, foreign protocols, slivers, mutated bytes";
  }

  @Override
  public List<String> options() {
    return List.of("-Dio.netty.leakDetection.level=paranoid");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("REPSTREAM_GATEWAY_HANDSHAKE_LIMIT", HANDSHAKE_LIMIT.toString());
  }

  @Override
  public void harm(Stage stage, FleetRun run) throws IOException, InterruptedException {
    GatewayProcess gateway = run.gateway();
    long lostBefore = run.load().counts().linksLost();
    long before = ProcessFacts.residentBytes(gateway.process().pid());
    attack(stage, gateway.door());
    long growth = ProcessFacts.residentBytes(gateway.process().pid()) - before;
    stage.expect("the gateway lives", gateway.process().isRunning(), "");
    stage.expect(
        "it takes no memory for it", growth <= MOST_GROWTH_BYTES, growth / 1_048_576 + " MiB more");
    long lost = run.load().counts().linksLost() - lostBefore;
    stage.expect("machines stay connected", lost == 0, lost + " links lost");
  }

  private static void attack(Stage stage, InetSocketAddress door) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(stage.seed());
    List<byte[]> attacks = new ArrayList<>(HostileBytes.known());
    for (int i = 0; i < MUTATIONS_PER_KILL * stage.form().killCount(); i++) {
      attacks.add(HostileBytes.mutated(HostileBytes.honestHello(), random));
    }
    AtomicInteger open = new AtomicInteger();
    Semaphore atOnce = new Semaphore(AT_ONCE);
    try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < attacks.size(); i++) {
        byte[] bytes = attacks.get(i);
        int sliver = i % 3 == 0 ? 1 : bytes.length;
        atOnce.acquire();
        strangers.execute(
            () -> {
              if (!isClosedAfter(door, bytes, Math.max(1, sliver))) {
                open.incrementAndGet();
              }
              atOnce.release();
            });
      }
    }
    stage.expect(
        "each of " + attacks.size() + " hostile connections is closed",
        open.get() == 0,
        open.get() + " left open");
  }

  /** Sends in pieces and waits for the end. */
  private static boolean isClosedAfter(InetSocketAddress door, byte[] bytes, int piece) {
    try (Socket socket = new Socket(door.getAddress(), door.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(CLOSED_MILLIS);
      for (int at = 0; at < Math.min(bytes.length, 512 * piece); at += piece) {
        socket.getOutputStream().write(bytes, at, Math.min(piece, bytes.length - at));
      }
      InputStream in = socket.getInputStream();
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException torn) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
