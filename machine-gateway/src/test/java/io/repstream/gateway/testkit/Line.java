package io.repstream.gateway.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A line between a machine and a gateway that can lose what the machine sends, and break. */
public final class Line implements AutoCloseable {
  private static final int BUFFER_BYTES = 8_192;

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong lostBytes = new AtomicLong();
  private volatile InetSocketAddress gateway;
  private volatile boolean losing;

  public Line(InetSocketAddress gateway) throws IOException {
    this.gateway = gateway;
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Where connections lead from now on. */
  public void leadTo(InetSocketAddress next) {
    gateway = next;
  }

  /** From now on nothing of what the machine sends arrives. */
  public void lose() {
    losing = true;
  }

  public long lostBytes() {
    return lostBytes.get();
  }

  /** Ends all connections; new ones lose nothing. */
  public void cut() {
    open.forEach(Line::closeQuietly);
    losing = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket machine = door.accept();
        Socket up = new Socket(gateway.getAddress(), gateway.getPort());
        open.add(machine);
        open.add(up);
        Thread.ofVirtual().start(() -> pipe(machine, up, true));
        Thread.ofVirtual().start(() -> pipe(up, machine, false));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pipe(Socket from, Socket to, boolean upwards) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (upwards && losing) {
          lostBytes.addAndGet(n);
        } else {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException closed) {
      // The other direction ends too.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // That is what was wanted.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
