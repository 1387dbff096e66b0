package io.repstream.perf.stand;

import io.repstream.dev.process.ChildSpawner;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A process of the api that takes its share of ingest, on fixed ports; it may die or be frozen, and
 * be started again while others go on. Methods that wait block; for one thread.
 */
public final class IngestProcess implements AutoCloseable {
  private static final int TIMEOUT_MS = 2_000;
  private static final Pattern SHARDS_HELD =
      Pattern.compile("(?m)^repstream_ingest_shards_held(?:\\{[^}]*})? ([0-9.E+-]+)");

  private final ServiceProcess.Spec spec;
  private final ChildSpawner spawner;
  private final int port;
  private final int adminPort;
  private @Nullable ServiceProcess process;

  IngestProcess(ServiceProcess.Spec spec, ChildSpawner spawner, int port, int adminPort) {
    this.spec = spec;
    this.spawner = spawner;
    this.port = port;
    this.adminPort = adminPort;
  }

  /** Starts it, at first or after its end, and does not wait. */
  public void launch() {
    launch(Map.of());
  }

  /**
   * Starts it for this once with other settings, and does not wait.
   *
   * @param settings environment variables
   */
  public void launch(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(spec.environment());
    environment.putAll(settings);
    process = ServiceProcess.launch(spec.in(environment), spawner);
  }

  /** Waits until it can do its work. */
  public void awaitReady() throws InterruptedException {
    process().awaitReady();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    process().kill();
  }

  /** The process that runs now. */
  public ServiceProcess process() {
    if (process == null) {
      throw new StandException(spec.name() + " was never started");
    }
    return process;
  }

  /** As its log is named. */
  public String name() {
    return spec.name();
  }

  /** Where it answers REST. */
  public InetSocketAddress door() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** A page of the admin port, for instance {@code /health/live}. */
  public URI admin(String path) {
    return URI.create("http://127.0.0.1:" + adminPort + path);
  }

  /** How many shards it works on; none while it does not answer. */
  public int shardsHeld() {
    try {
      URLConnection metrics = admin("/metrics").toURL().openConnection();
      metrics.setConnectTimeout(TIMEOUT_MS);
      metrics.setReadTimeout(TIMEOUT_MS);
      metrics.setRequestProperty("Accept", "text/plain");
      try (InputStream in = metrics.getInputStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Matcher held = SHARDS_HELD.matcher(text);
        return held.find() ? (int) Double.parseDouble(held.group(1)) : 0;
      }
    } catch (IOException notYet) {
      return 0;
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
