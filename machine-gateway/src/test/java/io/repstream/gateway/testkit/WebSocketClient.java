package io.repstream.gateway.testkit;

import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.gateway.codec.text.TextReader;
import io.repstream.gateway.codec.text.TextWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** WebSocket by hand on a blocking socket, so that its rules can also be broken. */
public final class WebSocketClient implements AutoCloseable {
  public static final String BINARY = "rmp.v1";
  public static final String TEXT = "rmp.v1+json";

  private static final int PATIENCE_MS = 10_000;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private boolean text;

  public WebSocketClient(InetSocketAddress gateway) throws IOException {
    this(new Socket(gateway.getAddress(), gateway.getPort()));
  }

  public WebSocketClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** A connection that has been upgraded. */
  public static WebSocketClient upgraded(InetSocketAddress gateway, String subprotocol)
      throws IOException {
    return upgraded(new WebSocketClient(gateway), subprotocol);
  }

  public static WebSocketClient upgraded(WebSocketClient client, String subprotocol)
      throws IOException {
    client.sendRaw(request("/machines", subprotocol));
    Response response = client.response();
    if (response.status() != 101
        || !subprotocol.equals(response.headers().get("sec-websocket-protocol"))) {
      throw new AssertionError(response);
    }
    client.text = subprotocol.equals(TEXT);
    return client;
  }

  public static String request(String path, String subprotocol) {
    return """
        GET %s HTTP/1.1\r
        Host: gateway\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
        Sec-WebSocket-Protocol: %s\r
        \r
        """
        .formatted(path, subprotocol);
  }

  /** An HTTP response; header names in lower case. */
  public record Response(int status, Map<String, String> headers) {}

  /** A frame; control frames too. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Frame(int opcode, byte[] payload) {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    public int closeCode() {
      return ByteBuffer.wrap(payload).getShort();
    }

    public String closeReason() {
      return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
  }

  public void sendRaw(String ascii) throws IOException {
    sendRaw(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** A whole message in one masked frame. */
  public void sendFrame(int opcode, byte[] payload) throws IOException {
    sendFrame(FINAL | opcode, MASKED, payload);
  }

  /** A frame whose first byte and mask bit can be anything. */
  public void sendFrame(int firstByte, int mask, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) firstByte);
    if (payload.length < 126) {
      frame.put((byte) (mask | payload.length));
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) (mask | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (mask | 127)).putLong(payload.length);
    }
    if (mask != 0) {
      frame.putInt(0); // a mask that changes nothing
    }
    frame.put(payload);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }

  public void send(RmpMessage message) throws IOException {
    if (text) {
      sendFrame(Frame.TEXT, TextWriter.write(message).getBytes(StandardCharsets.UTF_8));
    } else {
      sendFrame(Frame.BINARY, RmpWriter.write(message));
    }
  }

  /** The next message, which must be of the given type. */
  public <M extends RmpMessage> M receive(Class<M> type) throws IOException {
    Frame frame = frame().orElseThrow(() -> new AssertionError("closed instead of " + type));
    ByteBuffer payload = ByteBuffer.wrap(frame.payload());
    Decoded decoded =
        switch (frame.opcode()) {
          case Frame.TEXT -> TextReader.read(payload);
          case Frame.BINARY -> RmpReader.read(payload.get() & 0xFF, payload.get() & 0xFF, payload);
          default -> throw new AssertionError(frame);
        };
    return type.cast(((Decoded.Message) decoded).message());
  }

  /** The next frame; empty where the gateway has closed. */
  public Optional<Frame> frame() throws IOException {
    try {
      int opcode = in.readUnsignedByte() & 0x0F;
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      }
      byte[] payload = new byte[length];
      in.readFully(payload);
      return Optional.of(new Frame(opcode, payload));
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
  }

  public Response response() throws IOException {
    String statusLine = line();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
    }
    in.skipNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Response(Integer.parseInt(statusLine.split(" ", -1)[1]), headers);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
