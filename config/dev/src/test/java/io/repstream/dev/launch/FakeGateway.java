package io.repstream.dev.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** A stand-in for the gateway's process: healthy from the start. */
public final class FakeGateway {
  private FakeGateway() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(System.getenv("REPSTREAM_GATEWAY_ADMIN_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext(
        "/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    System.out.println("the gateway listens");
    new CountDownLatch(1).await();
  }
}
