package io.repstream.perf.machine;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.ConnectionId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A gateway for one machine that does what a test tells it, and checks what it gets. */
public final class ScriptedGateway implements AutoCloseable {
  private static final int WINDOW_SAMPLES = 32;

  private final ServerSocket door;
  private final MachineKey key;
  private final Map<BootId, ModelGateway> boots = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Throwable> faults = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<RmpMessage> received = new CopyOnWriteArrayList<>();
  private volatile @Nullable Socket live;
  private final AtomicInteger welcomeCount = new AtomicInteger();
  private volatile int heartbeatSeconds = 30;
  private volatile boolean acking = true;

  public ScriptedGateway(MachineKey key) {
    this.key = key;
    try {
      this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  int welcomeCount() {
    return welcomeCount.get();
  }

  public CopyOnWriteArrayList<Throwable> faults() {
    return faults;
  }

  /** What came besides samples. */
  CopyOnWriteArrayList<RmpMessage> received() {
    return received;
  }

  Map<BootId, ModelGateway> boots() {
    return boots;
  }

  void stopAcking() {
    acking = false;
  }

  void startAcking() {
    acking = true;
  }

  void heartbeatOf(int seconds) {
    heartbeatSeconds = seconds;
  }

  void say(RmpMessage message) throws IOException {
    write(Objects.requireNonNull(live), message);
  }

  void hangUp() throws IOException {
    Objects.requireNonNull(live).close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = door.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      ModelGateway boot = welcome(socket, in);
      while (true) {
        handle(socket, boot, read(in));
      }
    } catch (IOException gone) {
      // the machine left, or the test hung up
    } catch (AssertionError | RuntimeException fault) {
      faults.add(fault);
    }
  }

  private ModelGateway welcome(Socket socket, DataInputStream in) throws IOException {
    RmpMessage.Hello hello = (RmpMessage.Hello) read(in);
    byte[] serverNonce = new byte[Handshake.NONCE_BYTES];
    write(socket, new RmpMessage.Challenge(1, serverNonce, 0));
    RmpMessage.Proof unused = (RmpMessage.Proof) read(in);
    ModelGateway boot = boots.computeIfAbsent(hello.bootId(), _ -> new ModelGateway());
    WelcomeTerms terms =
        new WelcomeTerms(
            new ConnectionId(UUID.randomUUID()),
            heartbeatSeconds,
            16_384,
            WINDOW_SAMPLES,
            boot.connect());
    Proofs.Nonces nonces = new Proofs.Nonces(hello.machineId(), hello.clientNonce(), serverNonce);
    live = socket;
    write(socket, new RmpMessage.Welcome(terms, Proofs.gateway(key, nonces, terms)));
    welcomeCount.incrementAndGet();
    return boot;
  }

  private void handle(Socket socket, ModelGateway boot, RmpMessage message) throws IOException {
    if (message instanceof RmpMessage.Samples(var block)) {
      boot.receive(block);
      if (boot.inFlight() > WINDOW_SAMPLES) {
        throw new AssertionError("window exceeded: " + boot.inFlight());
      }
      if (acking) {
        write(socket, new RmpMessage.Ack(boot.storeAll()));
      }
    } else {
      received.add(message);
      if (message instanceof RmpMessage.Ping(long opaque) && acking) {
        write(socket, new RmpMessage.Pong(opaque));
      }
    }
  }

  private static RmpMessage read(DataInputStream in) throws IOException {
    byte[] frame = new byte[in.readInt()];
    in.readFully(frame);
    ByteBuffer body = ByteBuffer.wrap(frame, 2, frame.length - 2);
    return ((Decoded.Message) RmpReader.read(frame[0] & 0xFF, frame[1] & 0xFF, body)).message();
  }

  private static synchronized void write(Socket socket, RmpMessage message) throws IOException {
    byte[] bytes = RmpWriter.write(message);
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
    Socket open = live;
    if (open != null) {
      open.close();
    }
  }
}
