package io.repstream.dev.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports of the loopback address, for servers that are told theirs.
 *
 * <p>They lie below the range out of which Linux, macOS and Windows give ports to outgoing
 * connections. A server that ends and starts again on its port would otherwise find, now and then,
 * that one of its own clients has got it for a try to reconnect.
 */
public final class LoopbackPorts {
  static final String LOOPBACK = "127.0.0.1";
  private static final int LOWEST = 10_000;
  private static final int EPHEMERAL = 32_768;
  private static final int TRIES = 1_000;

  private LoopbackPorts() {}

  /**
   * A port that was free a moment ago. Somebody else may take it before it is used, so callers that
   * can try again with another one.
   *
   * @throws StoreException when none is found
   */
  public static int free() {
    return free(1).getFirst();
  }

  /**
   * Different ports that were free a moment ago.
   *
   * @throws StoreException when they are not found
   */
  public static List<Integer> free(int count) {
    List<ServerSocket> held = new ArrayList<>(count);
    try {
      for (int tried = 0; held.size() < count; tried++) {
        if (tried == TRIES) {
          throw new StoreException("no free port on " + LOOPBACK);
        }
        tryOne(ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL), held);
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(LoopbackPorts::release);
    }
  }

  private static void tryOne(int port, List<ServerSocket> held) {
    try {
      held.add(new ServerSocket(port, 1, InetAddress.ofLiteral(LOOPBACK)));
    } catch (IOException taken) {
      // The next one may be free.
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new StoreException("a port of " + LOOPBACK + " is not released", e);
    }
  }
}
