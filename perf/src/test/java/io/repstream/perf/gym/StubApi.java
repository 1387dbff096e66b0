package io.repstream.perf.gym;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The two answers of the API that a simulated member needs. */
final class StubApi implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger signIns = new AtomicInteger();
  private volatile int faultStatus;

  StubApi() {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      this.server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/auth/login", this::login);
    server.createContext("/v1/machines/", this::signIn);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int logins() {
    return logins.get();
  }

  int signIns() {
    return signIns.get();
  }

  /** From now on every call fails with this status; 0 ends that. */
  void failWith(int status) {
    faultStatus = status;
  }

  private void login(HttpExchange exchange) throws IOException {
    logins.incrementAndGet();
    answer(exchange, 200, "{\"accessToken\":\"t\",\"expiresInSeconds\":600}");
  }

  private void signIn(HttpExchange exchange) throws IOException {
    String workout = "workout-" + signIns.incrementAndGet();
    answer(exchange, 201, "{\"workoutId\":\"" + workout + "\"}");
  }

  private void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      int fault = faultStatus;
      byte[] body = (fault == 0 ? json : "{\"code\":\"fault\"}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(fault == 0 ? status : fault, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
