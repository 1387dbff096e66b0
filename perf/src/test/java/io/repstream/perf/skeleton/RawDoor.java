package io.repstream.perf.skeleton;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** A socket at the gateway's door that sends whatever a test likes. */
final class RawDoor implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 15_000;
  private static final int HEADER_BYTES = 2;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  RawDoor(InetSocketAddress door) throws IOException {
    this.socket = new Socket(door.getAddress(), door.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /** HELLO of a machine that may not exist. */
  static RmpMessage.Hello hello(String machineId) {
    return new RmpMessage.Hello(
        1,
        1,
        new MachineId(machineId),
        new BootId(UUID.randomUUID()),
        new byte[16],
        "Stranger",
        "0",
        false);
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void send(RmpMessage message) throws IOException {
    byte[] frame = RmpWriter.write(message);
    out.writeInt(frame.length);
    send(frame);
  }

  /** The next message; empty once the gateway has closed. */
  Optional<RmpMessage> next() throws IOException {
    try {
      byte[] frame = new byte[in.readInt()];
      in.readFully(frame);
      ByteBuffer body = ByteBuffer.wrap(frame, HEADER_BYTES, frame.length - HEADER_BYTES);
      Decoded decoded = RmpReader.read(frame[0] & 0xFF, frame[1] & 0xFF, body);
      return Optional.of(((Decoded.Message) decoded).message());
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
