package io.repstream.gateway.testkit;

import io.repstream.gateway.GatewayMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, for what a JVM does only once: to stop, or to be killed. */
public final class GatewayProcess implements AutoCloseable {
  private static final Pattern MACHINES_PORT =
      Pattern.compile("\"repstream.machines.port\":\"?(\\d+)");

  private static final Pattern ADMIN_PORT = Pattern.compile("\"repstream.admin.port\":\"?(\\d+)");

  private final Process process;
  private final BufferedReader log;
  private final String startLine;

  private GatewayProcess(Process process) throws IOException {
    this.process = process;
    this.log = process.inputReader(StandardCharsets.UTF_8);
    String line = log.readLine();
    while (line != null && !line.contains("gateway started")) {
      line = log.readLine();
    }
    this.startLine = String.valueOf(line);
  }

  /** Settings by which a process finds Redis and takes free ports. */
  public static Map<String, String> settings(TestRedis redis) {
    return new HashMap<>(
        Map.of(
            "REPSTREAM_REDIS_STREAM_URL",
            redis.process().url(),
            "REPSTREAM_MACHINE_MASTER_KEY",
            Base64.getUrlEncoder().withoutPadding().encodeToString(redis.masterKey()),
            "REPSTREAM_GATEWAY_TCP_PORT",
            "0",
            "REPSTREAM_GATEWAY_WS_PORT",
            "0",
            "REPSTREAM_GATEWAY_ADMIN_PORT",
            "0",
            "REPSTREAM_GATEWAY_DRAIN_WINDOW",
            "PT0S"));
  }

  /** Launches a process that may end at once. */
  public static Process launch(Map<String, String> settings) throws IOException {
    return launch(settings, List.of());
  }

  private static Process launch(Map<String, String> settings, List<String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml"));
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), GatewayMain.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("REPSTREAM_"));
    builder.environment().putAll(settings);
    return builder.start();
  }

  /** Launches a process and waits until machines can connect. */
  public static GatewayProcess start(Map<String, String> settings) throws IOException {
    return new GatewayProcess(launch(settings));
  }

  /** As the other, on a host without Netty's native transport. */
  public static GatewayProcess startWithoutEpoll(Map<String, String> settings) throws IOException {
    return new GatewayProcess(launch(settings, List.of("-Dio.netty.transport.noNative=true")));
  }

  /** The log line with which it said that it had started. */
  public String startLine() {
    return startLine;
  }

  public InetSocketAddress machineAddress() {
    return address(MACHINES_PORT);
  }

  public InetSocketAddress adminAddress() {
    return address(ADMIN_PORT);
  }

  private InetSocketAddress address(Pattern pattern) {
    Matcher port = pattern.matcher(startLine);
    if (!port.find()) {
      throw new AssertionError("no port in " + startLine);
    }
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
  }

  /** What it logs from here to its end. */
  public List<String> restOfLog() {
    return log.lines().toList();
  }

  /** Asks it to end. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Ends it without a chance to say anything. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode(process);
  }

  public int exitCode() throws InterruptedException {
    return exitCode(process);
  }

  public static int exitCode(Process process) throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("has not ended");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
