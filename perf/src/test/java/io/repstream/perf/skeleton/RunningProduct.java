package io.repstream.perf.skeleton;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.dev.store.EmbeddedMongo;
import io.repstream.dev.store.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Stores, api and gateway, all of this test's own. */
final class RunningProduct implements AutoCloseable {
  static final String OPERATOR_EMAIL = "operator@skeleton.example";
  static final String OPERATOR_PASSWORD = "operator of the skeleton";
  private static final String MASTER_KEY = base64Url("machine master key of the tests!");
  private static final String PEPPER = base64Url("password pepper of all the tests");
  private static final String LOOPBACK = "http://127.0.0.1:";

  private final EmbeddedRedis redis = EmbeddedRedis.startTemporary();
  private final EmbeddedMongo mongo = EmbeddedMongo.startInMemory();
  private final List<Integer> ports = freePorts(4);
  private final ServiceProcess api;
  private ServiceProcess gateway;

  RunningProduct() {
    this.api = ServiceProcess.start(apiSpec());
    this.gateway = ServiceProcess.start(gatewaySpec());
  }

  private ServiceProcess.Spec apiSpec() {
    Map<String, String> environment =
        Map.of(
            "REPSTREAM_REDIS_STREAM_URL",
            redis.url(),
            "REPSTREAM_MONGODB_URL",
            mongo.url(),
            "REPSTREAM_MACHINE_MASTER_KEY",
            MASTER_KEY,
            "REPSTREAM_PASSWORD_PEPPER",
            PEPPER,
            "REPSTREAM_PASSWORD_BCRYPT_COST",
            "10",
            "REPSTREAM_JWT_PRIVATE_KEY",
            signingKey(),
            "REPSTREAM_BOOTSTRAP_OPERATOR_EMAIL",
            OPERATOR_EMAIL,
            "REPSTREAM_BOOTSTRAP_OPERATOR_PASSWORD",
            OPERATOR_PASSWORD);
    return new ServiceProcess.Spec(
        "api",
        "api/target/api.jar",
        List.of(
            "-Xmx256m", "-Dserver.port=" + ports.get(0), "-Dserver.sockets.0.port=" + ports.get(1)),
        environment,
        URI.create(LOOPBACK + ports.get(1) + "/health/ready"));
  }

  private ServiceProcess.Spec gatewaySpec() {
    Map<String, String> environment =
        Map.of(
            "REPSTREAM_REDIS_STREAM_URL", redis.url(),
            "REPSTREAM_MACHINE_MASTER_KEY", MASTER_KEY,
            "REPSTREAM_GATEWAY_TCP_PORT", Integer.toString(ports.get(2)),
            "REPSTREAM_GATEWAY_WS_PORT", "0",
            "REPSTREAM_GATEWAY_ADMIN_PORT", Integer.toString(ports.get(3)));
    return new ServiceProcess.Spec(
        "gateway",
        "machine-gateway/target/repstream-gateway.jar",
        List.of("-Xmx128m"),
        environment,
        URI.create(LOOPBACK + ports.get(3) + "/ready"));
  }

  URI apiUrl() {
    return URI.create(LOOPBACK + ports.get(0));
  }

  InetSocketAddress gatewayDoor() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(2));
  }

  /** The gateway's metrics as Prometheus reads them. */
  URI gatewayMetrics() {
    return URI.create(LOOPBACK + ports.get(3) + "/metrics");
  }

  void killGateway() {
    gateway.kill();
  }

  /** On the same ports as before. */
  void startGatewayAgain() {
    gateway = ServiceProcess.start(gatewaySpec());
  }

  boolean isRunning() {
    return api.isRunning() && gateway.isRunning();
  }

  @Override
  public void close() {
    gateway.close();
    api.close();
    mongo.close();
    redis.close();
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> probes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        probes.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> free = probes.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket probe : probes) {
        probe.close();
      }
      return free;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String signingKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
  }
}
