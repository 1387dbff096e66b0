package io.repstream.dev.gym;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Finds out before anything starts whether the ports are free. */
final class PortCheck {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int CONNECT_TIME_LIMIT_MILLIS = 500;

  private PortCheck() {}

  /** A port and who is to listen on it. */
  record Wanted(String listener, int port) {}

  /** Those that somebody else has. */
  static List<Wanted> taken(List<Wanted> wanted) {
    return wanted.stream().filter(each -> isTaken(each.port())).toList();
  }

  // Binding alone does not tell: some systems let a second one bind beside a listener on all
  // addresses.
  private static boolean isTaken(int port) {
    return answers(port) || !canBind(port);
  }

  private static boolean answers(int port) {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(LOOPBACK, port), CONNECT_TIME_LIMIT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean canBind(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      // As servers do: a connection of the last run that still winds down is no obstacle.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(LOOPBACK, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
