package io.repstream.api.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests byte for byte, for what an HTTP client would not send. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 10_000;

  private RawHttp() {}

  /**
   * An answer as it came over the wire.
   *
   * @param status of the status line
   * @param headers {@code name: value}, names in lower case, in order, repeated ones repeated
   * @param body what followed
   */
  public record RawAnswer(int status, List<String> headers, String body) {}

  /** Sends bytes and reads one answer, whose length must be announced. */
  public static RawAnswer exchange(ApiServer server, String request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    }
  }

  /** Sends bytes and reads every answer until the server closes the connection. */
  public static List<RawAnswer> untilClosed(ApiServer server, String request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      PushbackInputStream in = new PushbackInputStream(socket.getInputStream());
      List<RawAnswer> answers = new ArrayList<>();
      for (int next = in.read(); next >= 0; next = in.read()) {
        in.unread(next);
        answers.add(read(in));
      }
      return answers;
    }
  }

  private static RawAnswer read(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", -1)[1]);
    List<String> headers = new ArrayList<>();
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.add(name + line.substring(colon));
      if (name.equals("content-length")) {
        length = Integer.parseInt(line.substring(colon + 1).strip());
      }
    }
    return new RawAnswer(status, headers, new String(in.readNBytes(length), ISO_8859_1));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed after: " + line);
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
