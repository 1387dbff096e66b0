package io.repstream.perf.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyIT {
  private static final byte[] WORD = {1, 2, 3, 4, 5, 6, 7, 8};

  private final MonotonicClock clock = MonotonicClock.system();
  private final BlockingQueue<Socket> arrived = new LinkedBlockingQueue<>();
  private ServerSocket target;
  private FaultProxy proxy;
  private Socket near;
  private Socket far;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    proxy = FaultProxy.to(List.of(address(target)));
    near = dial();
    far = take();
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    proxy.close();
    target.close();
    for (Socket socket : arrived) {
      socket.close();
    }
    far.close();
  }

  @Test
  void carriesBothWaysAndPassesEndsOn() throws IOException {
    send(near, WORD);
    assertThat(receive(far, WORD.length)).isEqualTo(WORD);
    send(far, WORD);
    assertThat(receive(near, WORD.length)).isEqualTo(WORD);
    assertThat(proxy.connectionCount()).isEqualTo(1);
    near.close();
    assertThat(far.getInputStream().read()).isEqualTo(-1);
    await().until(() -> proxy.connectionCount() == 0);
  }

  @Test
  void delaysOneDirectionAndKeepsTheOrder() throws IOException {
    proxy.apply(Direction.TO_TARGET, new Fault.Delay(Duration.ofMillis(200)));
    long begin = clock.nanos();
    send(near, WORD);
    send(far, WORD);
    assertThat(receive(near, WORD.length)).isEqualTo(WORD);
    assertThat(receive(far, WORD.length)).isEqualTo(WORD);
    assertThat(clock.since(begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    proxy.apply(Direction.TO_TARGET, new Fault.None());
    byte[] more = random(100_000);
    send(near, more);
    assertThat(receive(far, more.length)).isEqualTo(more);
  }

  @Test
  void holdsToABandwidth() throws IOException {
    proxy.apply(Direction.TO_TARGET, new Fault.Bandwidth(20_000));
    byte[] bytes = random(10_000);
    long begin = clock.nanos();
    send(near, bytes);
    assertThat(receive(far, bytes.length)).isEqualTo(bytes);
    assertThat(clock.since(begin)).isGreaterThanOrEqualTo(Duration.ofMillis(450));
  }

  @Test
  void slicesIntoSegments() throws IOException {
    proxy.apply(Direction.TO_TARGET, new Fault.Slice(1));
    send(near, WORD);
    int reads = 0;
    int read = 0;
    while (read < WORD.length) {
      read += far.getInputStream().read(new byte[WORD.length]);
      reads++;
    }
    assertThat(reads).isGreaterThan(1);
  }

  @Test
  void blackholeSwallowsBytesAndEnds() throws IOException {
    proxy.apply(Direction.TO_TARGET, new Fault.Blackhole());
    send(near, WORD);
    near.close();
    await().until(() -> proxy.connectionCount() == 0);
    far.setSoTimeout(300);
    assertThatThrownBy(() -> far.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void resetTearsBothSidesOff() throws IOException {
    proxy.apply(Direction.TO_TARGET, new Fault.Reset());
    send(near, WORD);
    assertThatThrownBy(() -> near.getInputStream().read()).hasMessageContaining("reset");
    assertThatThrownBy(() -> far.getInputStream().read()).hasMessageContaining("reset");
  }

  @Test
  void corruptionTurnsSomeBitsOver() throws IOException {
    proxy.apply(Direction.TO_TARGET, new Fault.Corrupt(100, 7));
    byte[] bytes = random(10_000);
    send(near, bytes);
    byte[] received = receive(far, bytes.length);
    int mismatches = 0;
    for (int i = 0; i < bytes.length; i++) {
      mismatches += bytes[i] == received[i] ? 0 : 1;
    }
    assertThat(mismatches).isBetween(50, 200);
  }

  @Test
  void dealsConnectionsOutAndPassesOverTargetsThatRefuse() throws Exception {
    ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    gone.close();
    proxy.targets(List.of(address(gone), address(target)));
    for (int i = 0; i < 4; i++) {
      try (Socket client = dial();
          Socket there = take()) {
        send(client, WORD);
        assertThat(receive(there, WORD.length)).isEqualTo(WORD);
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        arrived.add(target.accept());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private Socket dial() throws IOException {
    Socket socket = new Socket(proxy.address().getAddress(), proxy.address().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private Socket take() throws IOException, InterruptedException {
    Socket socket = arrived.poll(10, TimeUnit.SECONDS);
    assertThat(socket).isNotNull();
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static InetSocketAddress address(ServerSocket socket) {
    return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private static byte[] receive(Socket socket, int count) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] bytes = in.readNBytes(count);
    return Arrays.copyOf(bytes, count);
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(3).nextBytes(bytes);
    return bytes;
  }
}
