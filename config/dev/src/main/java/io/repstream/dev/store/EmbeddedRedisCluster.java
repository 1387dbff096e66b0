package io.repstream.dev.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real Redis Cluster on 127.0.0.1: three primaries and a replica of each, six processes. Tests
 * may kill a primary and see its replica take over within about two seconds. For one thread.
 */
public final class EmbeddedRedisCluster implements AutoCloseable {
  private static final int PRIMARIES = 3;
  private static final int SLOTS = 16_384;
  private static final Duration NODE_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final List<String> OPTIONS =
      List.of(
          "--cluster-enabled",
          "yes",
          "--cluster-node-timeout",
          Long.toString(NODE_TIMEOUT.toMillis()),
          "--cluster-replica-validity-factor",
          "0");

  private final List<EmbeddedRedis> primaries = new ArrayList<>();
  private final List<EmbeddedRedis> replicas = new ArrayList<>();

  private EmbeddedRedisCluster() {}

  /**
   * Starts the processes and returns when all slots are served and every replica is in step.
   *
   * @throws StoreException when that does not come to be
   */
  public static EmbeddedRedisCluster start() {
    EmbeddedRedisCluster cluster = new EmbeddedRedisCluster();
    try {
      cluster.launch();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void launch() {
    for (int i = 0; i < PRIMARIES; i++) {
      primaries.add(EmbeddedRedis.startTemporary(OPTIONS));
      replicas.add(EmbeddedRedis.startTemporary(OPTIONS));
    }
    for (int i = 0; i < PRIMARIES; i++) {
      ask(primaries.get(i), "CLUSTER ADDSLOTS " + slotsOf(i));
    }
    EmbeddedRedis first = primaries.getFirst();
    nodes().skip(1).forEach(node -> ask(node, "CLUSTER MEET 127.0.0.1 " + first.port()));
    await(() -> nodes().allMatch(node -> says(node, "CLUSTER INFO", "cluster_known_nodes:6")));
    for (int i = 0; i < PRIMARIES; i++) {
      String primaryId =
          ask(primaries.get(i), "CLUSTER MYID").lines().skip(1).findFirst().orElse("");
      ask(replicas.get(i), "CLUSTER REPLICATE " + primaryId);
    }
    await(() -> nodes().allMatch(node -> says(node, "CLUSTER INFO", "cluster_state:ok")));
    await(
        () -> replicas.stream().allMatch(node -> says(node, "INFO replication", "link_status:up")));
  }

  private static String slotsOf(int primary) {
    int from = primary * SLOTS / PRIMARIES;
    int to = (primary + 1) * SLOTS / PRIMARIES;
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private Stream<EmbeddedRedis> nodes() {
    return Stream.concat(primaries.stream(), replicas.stream());
  }

  /** The URL of one node, from which clients find the others. */
  public String url() {
    return replicas.getFirst().url();
  }

  /** The process that was the first to hold a slot; its replica may hold it by now. */
  public EmbeddedRedis firstHolderOf(int slot) {
    return primaries.get(
        IntStream.range(0, PRIMARIES)
            .filter(i -> slot < (i + 1) * SLOTS / PRIMARIES)
            .findFirst()
            .orElseThrow());
  }

  /** The primaries as they were when the cluster began. */
  public List<EmbeddedRedis> firstPrimaries() {
    return List.copyOf(primaries);
  }

  private static boolean says(EmbeddedRedis node, String command, String wanted) {
    return ask(node, command).contains(wanted);
  }

  /** One command in Redis' inline form; its whole reply as text. */
  private static String ask(EmbeddedRedis node, String command) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()));
      socket
          .getOutputStream()
          .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      InputStream reply = socket.getInputStream();
      String text = new String(reply.readAllBytes(), StandardCharsets.US_ASCII);
      if (text.startsWith("-")) {
        throw new StoreException(command.substring(0, 15) + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new StoreException("a node of the cluster does not answer", e);
    }
  }

  /** What is to come about. */
  @FunctionalInterface
  private interface State {
    boolean isReached();
  }

  private static void await(State state) {
    long pauses = PATIENCE.dividedBy(PAUSE);
    try {
      for (long i = 0; !state.isReached(); i++) {
        if (i == pauses) {
          throw new StoreException("the cluster does not form within " + PATIENCE);
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while the cluster forms", e);
    }
  }

  @Override
  public void close() {
    nodes().forEach(EmbeddedRedis::close);
  }
}
