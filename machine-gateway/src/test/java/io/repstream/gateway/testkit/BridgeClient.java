package io.repstream.gateway.testkit;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** A bridge on a plain blocking socket: what comes is kept by channel until it is asked for. */
public final class BridgeClient implements AutoCloseable {
  /** Stands for frames without a channel. */
  public static final int LINK = -1;

  private static final int PATIENCE_MS = 10_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Map<Integer, Queue<RmpMessage>> heard = new HashMap<>();

  public BridgeClient(InetSocketAddress gateway) throws IOException {
    this.socket = new Socket(gateway.getAddress(), gateway.getPort());
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  public void send(int channel, RmpMessage message) throws IOException {
    ByteBuffer frame =
        channel == LINK
            ? ByteBuffer.wrap(RmpWriter.write(message))
            : ByteBuffer.allocate(RmpWriter.sizeOf(message) + RmpWriter.CHANNEL_BYTES);
    if (channel != LINK) {
      RmpWriter.writeTo(new ChannelMessage(channel, message), frame);
    }
    sendRaw(frame.array());
  }

  /** Type, flags, channel and body as they are. */
  public void sendRaw(byte[] frame) throws IOException {
    out.writeInt(frame.length);
    out.write(frame);
    out.flush();
  }

  /** The next message on a channel, which must be of a type. */
  public <M extends RmpMessage> M receive(int channel, Class<M> type) throws IOException {
    return type.cast(
        receive(channel).orElseThrow(() -> new AssertionError("closed instead of " + type)));
  }

  /** The next message on a channel; empty where the gateway has closed the link. */
  public Optional<RmpMessage> receive(int channel) throws IOException {
    Queue<RmpMessage> waiting = heard.computeIfAbsent(channel, _ -> new ArrayDeque<>());
    try {
      while (waiting.isEmpty()) {
        hear();
      }
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
    return Optional.of(waiting.remove());
  }

  private void hear() throws IOException {
    byte[] frame = new byte[in.readInt()];
    in.readFully(frame);
    switch (RmpReader.read(ByteBuffer.wrap(frame))) {
      case Decoded.OnChannel(int channel, Decoded.Message(RmpMessage message)) ->
          keep(channel, message);
      case Decoded.Message(RmpMessage message) -> keep(LINK, message);
      case Decoded other -> throw new AssertionError(other);
    }
  }

  private void keep(int channel, RmpMessage message) {
    heard.computeIfAbsent(channel, _ -> new ArrayDeque<>()).add(message);
  }

  /** Opens a channel, up to and with SESSION. */
  public RmpMessage.Welcome welcomed(int channel, Provisioned machine, BootId bootId)
      throws IOException {
    send(channel, MachineClient.hello(machine.machineId(), bootId));
    RmpMessage.Challenge challenge = receive(channel, RmpMessage.Challenge.class);
    send(channel, MachineClient.proof(machine.machineId(), machine.key(), bootId, challenge));
    RmpMessage.Welcome welcome = receive(channel, RmpMessage.Welcome.class);
    receive(channel, RmpMessage.Session.class);
    return welcome;
  }

  public void sendSamples(int channel, long firstSeq, int count) throws IOException {
    send(channel, new RmpMessage.Samples(MachineClient.samples(firstSeq, count)));
  }

  public void awaitAck(int channel, long throughSeq) throws IOException {
    while (receive(channel, RmpMessage.Ack.class).durableThroughSeq() < throughSeq) {
      // the next one
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
