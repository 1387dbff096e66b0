package io.repstream.gateway.testkit;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A machine on a plain blocking socket, without Netty, one frame at a time. */
public final class MachineClient implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;
  private static final byte[] CLIENT_NONCE = new byte[16];

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  public MachineClient(InetSocketAddress gateway) throws IOException {
    this(new Socket(gateway.getAddress(), gateway.getPort()));
  }

  public MachineClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /** Connects, proves, is welcomed and has read SESSION. */
  public static Welcomed welcomed(InetSocketAddress gateway, Provisioned machine, BootId bootId)
      throws IOException {
    MachineClient client = new MachineClient(gateway);
    client.send(hello(machine.machineId(), bootId));
    RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
    client.send(proof(machine.machineId(), machine.key(), bootId, challenge));
    RmpMessage.Welcome welcome = client.receive(RmpMessage.Welcome.class);
    RmpMessage.Session session = client.receive(RmpMessage.Session.class);
    return new Welcomed(client, challenge, welcome, session);
  }

  /** A machine that is in, and what it was told on the way. */
  public record Welcomed(
      MachineClient client,
      RmpMessage.Challenge challenge,
      RmpMessage.Welcome welcome,
      RmpMessage.Session session)
      implements AutoCloseable {
    public long durableThroughSeq() {
      return welcome.terms().durableThroughSeq();
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }

  public static RmpMessage.Hello hello(MachineId machineId, BootId bootId) {
    return new RmpMessage.Hello(1, 1, machineId, bootId, CLIENT_NONCE, "TestBike", "1.0", false);
  }

  public static RmpMessage.Proof proof(
      MachineId machineId, MachineKey key, BootId bootId, RmpMessage.Challenge challenge) {
    long machineTimeMs = challenge.serverTimeMs();
    byte[] mac =
        Proofs.machine(
            key,
            new Proofs.Nonces(machineId, CLIENT_NONCE, challenge.serverNonce()),
            bootId,
            machineTimeMs);
    return new RmpMessage.Proof(key.keyId(), machineTimeMs, mac);
  }

  public static BootId newBoot() {
    return new BootId(UUID.randomUUID());
  }

  /** A block of FTMS samples (indoor bike data with a few bytes), one per second. */
  public static SampleBlock samples(long firstSeq, int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] payload = {0x2A, (byte) 0xD2, 0x44, 0x02, (byte) i, 0x00};
      samples.add(new Sample(firstSeq + i, 1_000_000 + 10L * i, 1, payload));
    }
    return SampleBlock.of(samples);
  }

  public void send(RmpMessage message) throws IOException {
    byte[] frame = RmpWriter.write(message);
    out.writeInt(frame.length);
    out.write(frame);
    out.flush();
  }

  public void sendSamples(long firstSeq, int count) throws IOException {
    send(new RmpMessage.Samples(samples(firstSeq, count)));
  }

  public void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** The next message, which must be of the given type. */
  public <M extends RmpMessage> M receive(Class<M> type) throws IOException {
    return type.cast(receive().orElseThrow(() -> new AssertionError("closed instead of " + type)));
  }

  /** The next message; empty where the gateway has closed. */
  public Optional<RmpMessage> receive() throws IOException {
    try {
      byte[] frame = new byte[in.readInt()];
      in.readFully(frame);
      ByteBuffer buffer = ByteBuffer.wrap(frame);
      Decoded decoded = RmpReader.read(buffer.get() & 0xFF, buffer.get() & 0xFF, buffer);
      return Optional.of(((Decoded.Message) decoded).message());
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
  }

  /** Sends on a connection that the gateway may already have closed. */
  public void sendIfPossible(RmpMessage message) {
    try {
      send(message);
    } catch (IOException closed) {
      // What follows finds out.
    }
  }

  /** Whether the gateway closes without another message. */
  public boolean receivesNothing() throws SocketTimeoutException {
    try {
      return receive().isEmpty();
    } catch (SocketTimeoutException stillOpen) {
      throw stillOpen;
    } catch (IOException closed) {
      return true;
    }
  }

  /** Reads ACKs until one reaches a sequence number. */
  public void awaitAck(long throughSeq) throws IOException {
    while (receive(RmpMessage.Ack.class).durableThroughSeq() < throughSeq) {
      // the next one
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
