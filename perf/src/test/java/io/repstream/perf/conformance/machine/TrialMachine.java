package io.repstream.perf.conformance.machine;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.Proofs.Nonces;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.perf.machine.MachineCredentials;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A machine on a blocking socket that keeps the protocol but for one fault. One thread. */
final class TrialMachine implements Runnable {
  private static final int STEP_MS = 15;
  private static final int HANDSHAKE_MS = 1_000;
  private static final long SAMPLE_EVERY_MS = 30;

  /** As if drawn; a test must not depend on luck. */
  private static final int[] WAITS_MS = {60, 190, 10, 130, 250, 90};

  private final MachineCredentials credentials;
  private final InetSocketAddress gateway;
  private final @Nullable Fault fault;
  private final MonotonicClock clock = MonotonicClock.system();
  private final TreeMap<Long, Sample> ring = new TreeMap<>();
  private final Map<CommandId, RmpMessage.Result> answers = new HashMap<>();
  private final byte[] onlyNonce = nonce();
  private BootId bootId = new BootId(UUID.randomUUID());
  private int links;
  private long made;
  private long acked;
  private long sent;
  private long measureAtMs;
  private volatile boolean off;
  private @Nullable Socket socket;
  private DataOutputStream out = new DataOutputStream(DataOutputStream.nullOutputStream());
  private DataInputStream in = new DataInputStream(DataInputStream.nullInputStream());

  TrialMachine(MachineCredentials credentials, InetSocketAddress gateway, @Nullable Fault fault) {
    this.credentials = credentials;
    this.gateway = gateway;
    this.fault = fault;
  }

  void switchOff() {
    off = true;
  }

  private boolean does(Fault wanted) {
    return fault == wanted;
  }

  private long nowMs() {
    return clock.nanos() / 1_000_000;
  }

  private static byte[] nonce() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }

  @Override
  public void run() {
    while (!off) {
      long waitMs = oneLink();
      if (waitMs < 0) {
        waitMs = WAITS_MS[links++ % WAITS_MS.length];
      }
      long until = nowMs() + waitMs;
      while (!off && nowMs() < until) {
        pause(1);
      }
    }
  }

  /** Lives one link; answers how long it was told to stay away, or -1. */
  private long oneLink() {
    try (Socket connected = new Socket(gateway.getAddress(), gateway.getPort())) {
      connected.setTcpNoDelay(true);
      socket = connected;
      in = new DataInputStream(connected.getInputStream());
      out = new DataOutputStream(connected.getOutputStream());
      return new Life().live();
    } catch (IOException lost) {
      return -1;
    }
  }

  private void send(RmpMessage message) throws IOException {
    byte[] frame = RmpWriter.write(message);
    out.write(ByteBuffer.allocate(4 + frame.length).putInt(frame.length).put(frame).array());
  }

  /** The next frame; null where none came in time. Of later versions: Ignored or Refused. */
  private @Nullable Decoded receive(int limitMs) throws IOException {
    if (in.available() == 0) {
      socket().setSoTimeout(limitMs);
      try {
        int first = in.read();
        if (first < 0) {
          throw new IOException("closed");
        }
        return frame(first);
      } catch (SocketTimeoutException nothing) {
        return null;
      }
    }
    return frame(in.read());
  }

  private Decoded frame(int first) throws IOException {
    socket().setSoTimeout(5_000);
    int length = (first << 24) | (in.read() << 16) | (in.read() << 8) | in.read();
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return RmpReader.read(ByteBuffer.wrap(bytes));
  }

  private Socket socket() throws IOException {
    Socket open = socket;
    if (open == null) {
      throw new IOException("closed");
    }
    return open;
  }

  private <M extends RmpMessage> M expect(Class<M> type) throws IOException {
    int limit = does(Fault.WAITS_FOR_EVER) ? 60_000 : HANDSHAKE_MS;
    Decoded decoded = receive(limit);
    if (decoded instanceof Decoded.Message(RmpMessage message)) {
      if (message instanceof RmpMessage.Reject(int _, long retryAfterMs, String _)) {
        throw new Refused(retryAfterMs);
      }
      if (type.isInstance(message)) {
        return type.cast(message);
      }
    }
    throw new IOException("no answer");
  }

  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final long retryAfterMs;

    Refused(long retryAfterMs) {
      super("refused");
      this.retryAfterMs = retryAfterMs;
    }
  }

  private void measure() {
    if (nowMs() >= measureAtMs) {
      measureAtMs = nowMs() + SAMPLE_EVERY_MS;
      made++;
      ring.put(
          made, new Sample(made, nowMs(), 1, new byte[] {0x2A, (byte) 0xD2, 0x44, 0, (byte) made}));
    }
  }

  private void pause(long ms) {
    try {
      Thread.sleep(ms);
      measure();
    } catch (InterruptedException ended) {
      off = true;
    }
  }

  /** One link. */
  private final class Life {
    private long windowSamples;
    private long heartbeatMs;
    private long pausedUntilMs;
    private long leaveAtMs = Long.MAX_VALUE;
    private long awayMs;
    private long heardAtMs = nowMs();
    private long saidAtMs = nowMs();
    private @Nullable Socket second;

    long live() throws IOException {
      try {
        welcome();
        while (!off) {
          if (step()) {
            return does(Fault.BACK_TOO_SOON) ? awayMs / 4 : awayMs;
          }
        }
        return 0;
      } catch (Refused refused) {
        return does(Fault.HEEDS_NO_REJECT) ? 50 : refused.retryAfterMs;
      } finally {
        if (second != null) {
          second.close();
        }
      }
    }

    private void welcome() throws IOException {
      if (does(Fault.BOOTS_WITH_EACH_LINK)) {
        bootId = new BootId(UUID.randomUUID());
        ring.clear();
        made = 0;
        acked = 0;
      }
      byte[] clientNonce = does(Fault.REPEATS_ITS_NONCE) ? onlyNonce : nonce();
      send(
          new RmpMessage.Hello(
              1, 1, credentials.machineId(), bootId, clientNonce, "Trial", "1.0", false));
      RmpMessage.Challenge challenge = expect(RmpMessage.Challenge.class);
      Nonces nonces = new Nonces(credentials.machineId(), clientNonce, challenge.serverNonce());
      long timeMs = nowMs();
      byte[] mac = Proofs.machine(credentials.key(), nonces, bootId, timeMs);
      if (does(Fault.WRONG_MAC)) {
        mac[3] ^= 1;
      }
      send(new RmpMessage.Proof(1, timeMs, mac));
      if (does(Fault.TALKS_BEFORE_WELCOME)) {
        send(new RmpMessage.Ping(1));
      }
      RmpMessage.Welcome welcome = expect(RmpMessage.Welcome.class);
      byte[] expected = Proofs.gateway(credentials.key(), nonces, welcome.terms());
      if (!Proofs.matches(expected, welcome.mac()) && !does(Fault.TRUSTS_ANYBODY)) {
        throw new IOException("not our gateway");
      }
      windowSamples = welcome.terms().windowSamples();
      heartbeatMs = welcome.terms().heartbeatSeconds() * 1_000L;
      acknowledge(welcome.terms().durableThroughSeq());
      sent = does(Fault.FORGETS_WHAT_WAS_OPEN) ? Math.max(sent, acked) : acked;
      if (does(Fault.CONNECTS_TWICE)) {
        second = new Socket(gateway.getAddress(), gateway.getPort());
      }
    }

    private void acknowledge(long through) {
      acked = Math.max(acked, through);
      ring.headMap(acked, true).clear();
    }

    /** Whether the link is over as was asked. */
    private boolean step() throws IOException {
      measure();
      boolean leaving = leaveAtMs != Long.MAX_VALUE;
      boolean mayTalk = !leaving || does(Fault.GOES_ON_AFTER_GOAWAY);
      boolean mayGoOn = nowMs() >= pausedUntilMs || does(Fault.HEEDS_NO_SLOW);
      while (mayTalk && mayGoOn && sent < made && hasRoom()) {
        sendNext();
      }
      if (leaving && (sent <= acked || nowMs() >= leaveAtMs)) {
        return true;
      }
      if (nowMs() - heardAtMs > 2 * heartbeatMs && !does(Fault.BEARS_SILENCE)) {
        throw new IOException("silence");
      }
      if (nowMs() - saidAtMs > heartbeatMs && !does(Fault.NEVER_PINGS)) {
        say(new RmpMessage.Ping(7));
      }
      Decoded decoded = receive(STEP_MS);
      if (decoded != null) {
        heardAtMs = nowMs();
        hear(decoded);
      }
      return false;
    }

    private boolean hasRoom() {
      return sent - acked < (does(Fault.HEEDS_NO_WINDOW) ? 1_000 : windowSamples);
    }

    private void say(RmpMessage message) throws IOException {
      saidAtMs = nowMs();
      send(message);
    }

    private void sendNext() throws IOException {
      sent++;
      Sample sample = ring.get(sent);
      if (sample == null) {
        return;
      }
      if (does(Fault.DECLARES_NONSENSE) && sent == 2) {
        sample = new Sample(2, sample.machineTimeMs(), 8, new byte[17]);
      } else if (does(Fault.EMPTY_CHARACTERISTIC)) {
        sample = new Sample(sent, sample.machineTimeMs(), 1, new byte[] {0x2A, (byte) 0xD2});
      } else if (does(Fault.CHANGES_WHAT_IT_REPEATS)) {
        sample = new Sample(sent, nowMs(), 1, sample.payload());
      }
      RmpMessage frame = new RmpMessage.Samples(SampleBlock.of(List.of(sample)));
      say(frame);
      if (does(Fault.REPEATS_WHILE_CONNECTED) && sent % 5 == 0) {
        say(frame);
      }
    }

    private void hear(Decoded decoded) throws IOException {
      switch (decoded) {
        case Decoded.Message(RmpMessage message) -> hear(message);
        case Decoded.Ignored _ -> {
          if (does(Fault.LEAVES_AT_IGNORABLE_FRAMES)) {
            throw new IOException("a frame that nobody knows");
          }
        }
        case Decoded.Refused _, Decoded.OnChannel _ -> {
          if (!does(Fault.SKIPS_WHAT_IT_MAY_NOT)) {
            throw new IOException("a frame that nobody knows");
          }
        }
      }
    }

    private void hear(RmpMessage message) throws IOException {
      switch (message) {
        case RmpMessage.Ping(long opaque) -> pong(opaque);
        case RmpMessage.Ack(long through) -> acknowledge(through);
        case RmpMessage.Slow(int _, long retryAfterMs) -> {
          if (!does(Fault.HEEDS_NO_SLOW)) {
            sent = acked;
            pausedUntilMs = nowMs() + retryAfterMs;
          }
        }
        case RmpMessage.Command command -> execute(command);
        case RmpMessage.GoAway(int _, long afterMs) -> {
          awayMs = afterMs;
          leaveAtMs = nowMs() + 2_000;
        }
        case RmpMessage.ProtocolError _ -> throw new IOException("error");
        default -> {
          // Nothing to do.
        }
      }
    }

    private void pong(long opaque) throws IOException {
      if (does(Fault.BODY_TOO_LONG)) {
        out.write(new byte[] {0, 0, 0, 11, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9});
      }
      say(new RmpMessage.Pong(does(Fault.WRONG_PONG) ? opaque + 1 : opaque));
    }

    private void execute(RmpMessage.Command command) throws IOException {
      boolean known = command.kind() == 1;
      if (!known && does(Fault.IGNORES_WHAT_IT_CANNOT_DO)) {
        return;
      }
      if (!does(Fault.NEVER_SAYS_RECEIVED)) {
        say(new RmpMessage.Received(command.commandId()));
      }
      RmpMessage.Result before = answers.get(command.commandId());
      if (before == null || does(Fault.EXECUTES_AGAIN)) {
        byte[] data = known ? new byte[] {(byte) 0x80, command.payload()[0], 1} : new byte[0];
        String text = "execution " + (before == null ? 1 : 2);
        before = new RmpMessage.Result(command.commandId(), known ? 1 : 2, data, text);
        answers.put(command.commandId(), before);
      }
      say(before);
    }
  }
}
